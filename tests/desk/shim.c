/* Loaded into the program that is tried (LD_PRELOAD), it stands between it and the system:
   - WIREDESK_FAIL="N E": the Nth call that reads, writes, opens, syncs, renames, removes or makes a file fails with the error
     of that number, and WIREDESK_FAILED is made to say so. Only files and folders count, and only under the folder of the test.
   - WIREDESK_CALLS: a file that gets a line for each write, sync and rename of a file, in their order.
   - WIREDESK_NAMES="name=ADDRESS,ADDRESS+ADDRESS": what a name leads to, one look after the other (the last one stays).
   - connections to 9.9.9.9, the public address of those names, go to this machine. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static int raw_open(const char *path, int flags, int mode) {
    static int (*real)(const char *, int, ...);
    if (!real) real = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open64");
    return real(path, flags, mode);
}
static ssize_t raw_write(int fd, const void *bytes, size_t count) {
    REAL(write);
    return real(fd, bytes, count);
}

/* Files of the test: not what the system and its libraries read, and not the clock, which is the test's own hand. */
static int counts(const char *path) {
    static const char *others[] = {"/proc", "/sys", "/etc", "/dev", "/usr", "/lib", "/run", "pipe:", "socket:", "anon_inode:"};
    for (size_t n = 0; n < sizeof others / sizeof *others; n++)
        if (!strncmp(path, others[n], strlen(others[n]))) return 0;
    size_t length = strlen(path);
    return !(length >= 5 && !strcmp(path + length - 5, "clock"));
}
static int name_of(int fd, char *name, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, name, size - 1);
    if (length < 0) return 0;
    name[length] = 0;
    return counts(name);
}
static void note(const char *what, const char *path) {
    const char *log = getenv("WIREDESK_CALLS");
    if (!log) return;
    char line[4200];
    int length = snprintf(line, sizeof line, "%s %s\n", what, path);
    int fd = raw_open(log, O_WRONLY | O_CREAT | O_APPEND, 0644);
    if (fd < 0) return;
    raw_write(fd, line, (size_t)length);
    close(fd);
}
static int fails(const char *path) {
    static atomic_long calls;
    static long at = -1, error;
    if (at < 0) {
        const char *asked = getenv("WIREDESK_FAIL");
        at = 0;
        if (asked) sscanf(asked, "%ld %ld", &at, &error);
    }
    if (!at || !counts(path) || atomic_fetch_add(&calls, 1) + 1 != at) return 0;
    const char *done = getenv("WIREDESK_FAILED");
    int fd = done ? raw_open(done, O_WRONLY | O_CREAT, 0644) : -1;
    if (fd >= 0) close(fd);
    errno = (int)error;
    return 1;
}
static int fails_at(int fd, const char *what) {
    int before = errno;
    char name[4096];
    if (!name_of(fd, name, sizeof name)) {
        errno = before;
        return 0;
    }
    if (fails(name)) return 1;
    errno = before;
    if (what) note(what, name);
    return 0;
}

#define OPEN(name)                                                  \
    int name(const char *path, int flags, ...) {                    \
        REAL(name);                                                 \
        va_list more;                                               \
        va_start(more, flags);                                      \
        int mode = va_arg(more, int);                               \
        va_end(more);                                               \
        return fails(path) ? -1 : real(path, flags, mode);          \
    }
OPEN(open)
OPEN(open64)
#define OPENAT(name)                                                \
    int name(int at, const char *path, int flags, ...) {            \
        REAL(name);                                                 \
        va_list more;                                               \
        va_start(more, flags);                                      \
        int mode = va_arg(more, int);                               \
        va_end(more);                                               \
        return fails(path) ? -1 : real(at, path, flags, mode);      \
    }
OPENAT(openat)
OPENAT(openat64)

ssize_t read(int fd, void *to, size_t n) { REAL(read); return fails_at(fd, 0) ? -1 : real(fd, to, n); }
ssize_t pread(int fd, void *to, size_t n, off_t at) { REAL(pread); return fails_at(fd, 0) ? -1 : real(fd, to, n, at); }
ssize_t pread64(int fd, void *to, size_t n, off64_t at) { REAL(pread64); return fails_at(fd, 0) ? -1 : real(fd, to, n, at); }
ssize_t write(int fd, const void *from, size_t n) { REAL(write); return fails_at(fd, "write") ? -1 : real(fd, from, n); }
ssize_t pwrite(int fd, const void *from, size_t n, off_t at) { REAL(pwrite); return fails_at(fd, "write") ? -1 : real(fd, from, n, at); }
ssize_t pwrite64(int fd, const void *from, size_t n, off64_t at) { REAL(pwrite64); return fails_at(fd, "write") ? -1 : real(fd, from, n, at); }
int fsync(int fd) { REAL(fsync); return fails_at(fd, "sync") ? -1 : real(fd); }
int fdatasync(int fd) { REAL(fdatasync); return fails_at(fd, "sync") ? -1 : real(fd); }
int ftruncate(int fd, off_t size) { REAL(ftruncate); return fails_at(fd, 0) ? -1 : real(fd, size); }
int ftruncate64(int fd, off64_t size) { REAL(ftruncate64); return fails_at(fd, 0) ? -1 : real(fd, size); }
int unlink(const char *path) { REAL(unlink); return fails(path) ? -1 : real(path); }
int mkdir(const char *path, mode_t mode) { REAL(mkdir); return fails(path) ? -1 : real(path, mode); }
int rename(const char *from, const char *to) {
    REAL(rename);
    if (fails(from)) return -1;
    note("rename", from);
    return real(from, to);
}

/* What a name leads to at this look. */
static int looked_up(const char *asked, const char *service, const struct addrinfo *hints, struct addrinfo **found,
                     int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **)) {
    static atomic_int looks;
    char list[1024];
    snprintf(list, sizeof list, "%s", asked);
    char *rest = list, *now = strsep(&rest, ",");
    for (int n = atomic_fetch_add(&looks, 1); n > 0 && rest; n--) now = strsep(&rest, ",");
    struct addrinfo **next = found;
    for (char *address; (address = strsep(&now, "+"));) {
        int failed = real(address, service, hints, next);
        if (failed) return failed;
        while (*next) next = &(*next)->ai_next;
    }
    return 0;
}
int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **found) {
    REAL(getaddrinfo);
    const char *names = getenv("WIREDESK_NAMES");
    size_t length = name ? strlen(name) : 0;
    if (names && length && !strncmp(names, name, length) && names[length] == '=')
        return looked_up(names + length + 1, service, hints, found, real);
    return real(name, service, hints, found);
}
int connect(int fd, const struct sockaddr *to, socklen_t size) {
    REAL(connect);
    struct sockaddr_in here;
    if (to->sa_family == AF_INET && ((const struct sockaddr_in *)to)->sin_addr.s_addr == inet_addr("9.9.9.9")) {
        here = *(const struct sockaddr_in *)to;
        here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        to = (const struct sockaddr *)&here;
    }
    return real(fd, to, size);
}
