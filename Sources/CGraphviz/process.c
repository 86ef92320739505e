// The process around a layout: a big stack, limits, and an honest end when memory runs out.

#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif

#include "CGraphviz.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <mach-o/dyld.h>
#endif

// MARK: stack

typedef struct {
    void (*body)(void *);
    void *context;
} job;

static void *run(void *argument)
{
    job *work = argument;
    work->body(work->context);
    return NULL;
}

bool lp_run_on_stack(size_t stack_size, void (*body)(void *), void *context)
{
    pthread_attr_t attributes;
    pthread_t thread;
    job work = {body, context};
    if (pthread_attr_init(&attributes) != 0) return false;
    bool started = pthread_attr_setstacksize(&attributes, stack_size) == 0 &&
                   pthread_create(&thread, &attributes, run, &work) == 0;
    pthread_attr_destroy(&attributes);
    if (started) pthread_join(thread, NULL);
    return started;
}

// MARK: files

int lp_unnamed_file(const void *bytes, size_t length)
{
#if defined(__linux__)
    int file = memfd_create("request", MFD_CLOEXEC);
#else
    int file = -1;
    FILE *stream = tmpfile();
    if (stream) {
        file = fcntl(fileno(stream), F_DUPFD_CLOEXEC, 0);
        fclose(stream);
    }
#endif
    if (file < 0) return -1;
    const char *rest = bytes;
    while (length > 0) {
        ssize_t written = write(file, rest, length);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) {
            close(file);
            return -1;
        }
        rest += written;
        length -= (size_t)written;
    }
    if (lseek(file, 0, SEEK_SET) != 0) {
        close(file);
        return -1;
    }
    return file;
}

bool lp_executable_path(char *path, size_t capacity)
{
#if defined(__APPLE__)
    uint32_t size = capacity > UINT32_MAX ? UINT32_MAX : (uint32_t)capacity;
    return _NSGetExecutablePath(path, &size) == 0;
#else
    // A link to the running file itself: it stays right when the file is renamed or replaced.
    static const char link[] = "/proc/self/exe";
    if (capacity < sizeof link) return false;
    memcpy(path, link, sizeof link);
    return true;
#endif
}

// MARK: limits

static void lower(int resource, uint64_t soft, uint64_t hard)
{
    struct rlimit now;
    if (getrlimit(resource, &now) != 0) return;
    // Never above what the process was given.
    if (now.rlim_max != RLIM_INFINITY && hard > now.rlim_max) hard = now.rlim_max;
    if (soft > hard) soft = hard;
    struct rlimit limit = {.rlim_cur = (rlim_t)soft, .rlim_max = (rlim_t)hard};
    setrlimit(resource, &limit);
}

void lp_limit_process(uint64_t cpu_seconds, uint64_t memory_bytes)
{
    lower(RLIMIT_CORE, 0, 0);
    if (cpu_seconds) lower(RLIMIT_CPU, cpu_seconds, cpu_seconds + 2);
    if (memory_bytes) lower(RLIMIT_AS, memory_bytes, memory_bytes);
}

// MARK: memory exhaustion

static volatile sig_atomic_t exit_is_expected;

/// Asks the kernel for a modest piece of memory; only system calls, so that a signal handler may do it.
bool lp_is_out_of_memory(void)
{
    size_t probe = (size_t)48 << 20;
    void *piece = mmap(NULL, probe, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0);
    if (piece == MAP_FAILED) return true;
    munmap(piece, probe);
    return false;
}

static void on_crash(int number)
{
    if (lp_is_out_of_memory()) _exit(LP_EXIT_OUT_OF_MEMORY);
    signal(number, SIG_DFL);
    raise(number);
}

static void on_exit_early(void)
{
    if (!exit_is_expected && lp_is_out_of_memory()) _exit(LP_EXIT_OUT_OF_MEMORY);
}

void lp_report_memory_exhaustion(void)
{
    // The handler may not use the stack that overflowed.
    static char alternate[64 * 1024];
    stack_t stack = {.ss_sp = alternate, .ss_size = sizeof alternate, .ss_flags = 0};
    sigaltstack(&stack, NULL);
    static const int crashes[] = {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGTRAP, SIGFPE};
    struct sigaction action = {.sa_handler = on_crash, .sa_flags = SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) sigaction(crashes[i], &action, NULL);
    atexit(on_exit_early);
}

void lp_expect_exit(void) { exit_is_expected = 1; }
