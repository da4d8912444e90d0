public enum PseudoTerminalPlaceholder {}
