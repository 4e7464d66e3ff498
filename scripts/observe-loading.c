/*
 * Preloaded into a Postfix program, writes to descriptor 9 which parameters it loads, in order:
 * `look NAME` when it asks for what main.cf or -o says, `load NAME` when it enters a default of its
 * own, `global` and `own` around the parameters that every program has.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <unistd.h>

static void note(const char *what, const char *name)
{
    char line[512];
    int length = snprintf(line, sizeof(line), "%s %s\n", what, name);

    if (write(9, line, length) != length)
        _exit(9);
}

void mail_conf_update(const char *name, const char *value)
{
    void (*real)(const char *, const char *) = dlsym(RTLD_NEXT, "mail_conf_update");

    note("load", name);
    real(name, value);
}

const char *mail_conf_lookup_eval(const char *name)
{
    const char *(*real)(const char *) = dlsym(RTLD_NEXT, "mail_conf_lookup_eval");

    note("look", name);
    return real(name);
}

void mail_params_init(void)
{
    void (*real)(void) = dlsym(RTLD_NEXT, "mail_params_init");

    note("global", "");
    real();
    note("own", "");
}
