// What Swift cannot reach in GNU readline: its global variables (not safe to touch from Swift 6 code), macros and
// variadic functions. Every function here is stateless and must be called on the one thread that edits.
#ifndef CREADLINE_SHIM_H
#define CREADLINE_SHIM_H

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

#include <readline/readline.h>
#include <readline/history.h>

// -- set-up ----------------------------------------------------------------------------------------------------------

/// Settings that must be in place before `rl_initialize` reads the inputrc file.
static inline void creadline_prepare(const char *application, FILE *input, FILE *output) {
    rl_readline_name = application;
    rl_instream = input;
    rl_outstream = output;
    rl_catch_signals = 0;       // signals belong to the program
    rl_catch_sigwinch = 0;      // the program tells us with rl_resize_terminal
    rl_change_environment = 0;  // setenv is not safe beside other threads
}

static inline void creadline_set_streams(FILE *input, FILE *output) {
    rl_instream = input;
    rl_outstream = output;
}

/// The character type locale of the environment, or C.UTF-8 when the environment names none.
static inline void creadline_use_utf8_locale(void) {
    const char *name = setlocale(LC_CTYPE, "");
    if (name == NULL || strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0) {
        if (setlocale(LC_CTYPE, "C.UTF-8") == NULL) setlocale(LC_CTYPE, "en_US.UTF-8");
    }
}

static inline void creadline_set(const char *variable, const char *value) {
    rl_variable_bind(variable, value);
}

static inline void creadline_set_completion(
    rl_completion_func_t *complete, rl_compdisp_func_t *display, const char *word_breaks
) {
    rl_attempted_completion_function = complete;
    rl_completion_display_matches_hook = display;
    rl_completer_word_break_characters = (char *)word_breaks;
    rl_completer_quote_characters = NULL;
    rl_filename_quote_characters = NULL;
    rl_completion_query_items = -1;
}

// -- the line --------------------------------------------------------------------------------------------------------

static inline const char *creadline_buffer(void) { return rl_line_buffer ? rl_line_buffer : ""; }
static inline int creadline_point(void) { return rl_point; }
static inline int creadline_end(void) { return rl_end; }
static inline int creadline_has_state(unsigned long state) { return RL_ISSTATE(state) != 0; }

/// Leaves what is on the screen, forgets the line and every pending key, search or undo record.
static inline void creadline_abandon_line(int echo_signal) {
    rl_callback_sigcleanup();
    rl_free_line_state();
    rl_point = rl_end;
    rl_mark = 0;
    rl_redisplay();
    if (echo_signal) rl_echo_signal_char(SIGINT);
    rl_crlf();
    rl_replace_line("", 1);
    rl_point = rl_end = 0;
    fflush(rl_outstream);
}

static inline void creadline_restore_terminal(void) {
    if (rl_deprep_term_function) rl_deprep_term_function();
}

static inline void creadline_prepare_terminal(void) {
    if (rl_prep_term_function) rl_prep_term_function(1);
}

// -- completion ------------------------------------------------------------------------------------------------------

/// Only the program's candidates count, never readline's own guess at a file name.
static inline void creadline_completion_is_final(int append_space) {
    rl_attempted_completion_over = 1;
    rl_completion_append_character = append_space ? ' ' : '\0';
    rl_completion_suppress_append = append_space ? 0 : 1;
    rl_sort_completion_matches = 0;
}

static inline char **creadline_complete_paths(const char *word) {
    rl_attempted_completion_over = 1;
    rl_completion_append_character = ' ';
    rl_completion_suppress_append = 0;
    rl_sort_completion_matches = 1;
    char **found = rl_completion_matches(word, rl_filename_completion_function);
    rl_filename_completion_desired = 1;
    return found;
}

static inline int creadline_is_completing_paths(void) { return rl_filename_completion_desired; }

/// Writes below the line being edited; the caller asks for a redisplay afterwards.
static inline void creadline_print(const char *text) {
    fputs(text, rl_outstream);
    fflush(rl_outstream);
}

// -- macros ----------------------------------------------------------------------------------------------------------

static inline int creadline_window_size(int descriptor, int *columns, int *rows) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return -1;
    *columns = size.ws_col;
    *rows = size.ws_row;
    return 0;
}

#endif
