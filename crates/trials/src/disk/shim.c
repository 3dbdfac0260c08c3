// What does a program do to its disk, and what if a call of it fails? Loaded before the C library (LD_PRELOAD), it stands between a
// program and the calls with which it writes, and looks at nothing but what lies under one folder. It is told what to do by the
// names of files that the program opens: see disk.rs.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char under[4096];
static int log_fd = -1;
// So many calls go well before one fails; below zero none does.
static long left = -1;
// So many calls were counted since it was said which one fails.
static long calls;
static int with_errno, has_fired;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int is_under(const char *path) {
    size_t length = strlen(under);
    return length > 0 && strncmp(path, under, length) == 0 && path[length] == '/';
}

static int path_of(int fd, char *into) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, into, 4095);
    into[length > 0 ? length : 0] = 0;
    // The folder itself counts: its names are synced by it.
    return length > 0 && (is_under(into) || strcmp(into, under) == 0);
}

static int fails(void) {
    calls++;
    if (left < 0 || left-- > 0) return 0;
    has_fired = 1;
    errno = with_errno;
    return 1;
}

static void put(const void *bytes, size_t length) {
    while (length > 0) {
        ssize_t done = syscall(SYS_write, log_fd, bytes, length);
        if (done <= 0) abort();
        bytes = (const char *)bytes + done;
        length -= done;
    }
}

static void told(char what, const char *path, const char *other, uint64_t at, const void *bytes, uint32_t length) {
    if (log_fd < 0) return;
    int kept = errno;
    uint16_t first = strlen(path), second = strlen(other);
    put(&what, 1), put(&first, 2), put(path, first), put(&second, 2), put(other, second);
    put(&at, 8), put(&length, 4), put(bytes, length);
    errno = kept;
}

// A file that holds what is answered to an order, and lies nowhere.
static int saying(const char *words) {
    int fd = syscall(SYS_memfd_create, "shim", 0);
    if (fd >= 0) {
        syscall(SYS_write, fd, words, strlen(words));
        lseek(fd, 0, SEEK_SET);
    }
    return fd;
}

// A file of this name is an order. None is made.
static int ordered(const char *path, int *answer) {
    const char *name = strrchr(path, '/');
    if (!name || strncmp(name, "/shim-", 6) != 0) return 0;
    *answer = syscall(SYS_openat, AT_FDCWD, "/dev/null", O_RDONLY | O_CLOEXEC, 0);
    name += 6;
    if (strcmp(name, "under") == 0) {
        snprintf(under, sizeof under, "%.*s", (int)(strrchr(path, '/') - path), path);
    } else if (strcmp(name, "record") == 0) {
        const char *log = getenv("KITH_SHIM_LOG");
        log_fd = log ? syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    } else if (sscanf(name, "fail-%ld-%d", &left, &with_errno) == 2) {
        calls = has_fired = 0;
    } else if (strcmp(name, "rest") == 0) {
        char words[64];
        snprintf(words, sizeof words, "%ld %d", calls, has_fired);
        syscall(SYS_close, *answer);
        *answer = saying(words);
        left = -1, calls = has_fired = 0;
    }
    return 1;
}

static int opened(int folder, const char *path, int flags, mode_t mode) {
    pthread_mutex_lock(&turn);
    int answer;
    if (!ordered(path, &answer)) {
        int counts = is_under(path) && (flags & O_ACCMODE) != O_RDONLY;
        if (counts && fails()) {
            answer = -1;
        } else {
            int is_new = counts && (flags & O_CREAT) && access(path, F_OK) != 0;
            answer = syscall(SYS_openat, folder, path, flags, mode);
            if (answer >= 0 && is_new) told('m', path, "", 0, "", 0);
            if (answer >= 0 && counts && !is_new && (flags & O_TRUNC)) told('t', path, "", 0, "", 0);
        }
    }
    int kept = errno;
    pthread_mutex_unlock(&turn);
    errno = kept;
    return answer;
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }

int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE(flags) return opened(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE(flags) return opened(folder, path, flags, mode); }

static ssize_t written(int fd, const void *bytes, size_t length, off64_t at, int is_at) {
    char path[4096];
    pthread_mutex_lock(&turn);
    int counts = path_of(fd, path);
    ssize_t done = -1;
    if (!counts || !fails()) {
        if (counts && !is_at) at = lseek64(fd, 0, SEEK_CUR);
        done = is_at ? syscall(SYS_pwrite64, fd, bytes, length, at) : syscall(SYS_write, fd, bytes, length);
        if (counts && done > 0) told('w', path, "", at, bytes, done);
    }
    int kept = errno;
    pthread_mutex_unlock(&turn);
    errno = kept;
    return done;
}

ssize_t write(int fd, const void *bytes, size_t length) { return written(fd, bytes, length, 0, 0); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return written(fd, bytes, length, at, 1); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) { return written(fd, bytes, length, at, 1); }

static ssize_t reads(int fd, void *into, size_t length, off64_t at, int is_at) {
    char path[4096];
    pthread_mutex_lock(&turn);
    // A full disk can still be read.
    int is_broken = left >= 0 && with_errno == EIO && path_of(fd, path) && fails();
    int kept = errno;
    pthread_mutex_unlock(&turn);
    errno = kept;
    if (is_broken) return -1;
    return is_at ? syscall(SYS_pread64, fd, into, length, at) : syscall(SYS_read, fd, into, length);
}

ssize_t read(int fd, void *into, size_t length) { return reads(fd, into, length, 0, 0); }
ssize_t pread(int fd, void *into, size_t length, off_t at) { return reads(fd, into, length, at, 1); }
ssize_t pread64(int fd, void *into, size_t length, off64_t at) { return reads(fd, into, length, at, 1); }

static int synced(int fd, int call) {
    char path[4096];
    pthread_mutex_lock(&turn);
    int counts = path_of(fd, path);
    int done = -1;
    if (!counts || !fails()) {
        // What is recorded says what a disk would keep; nobody waits for this one.
        done = counts ? 0 : syscall(call, fd);
        if (counts && done == 0) told('s', path, "", 0, "", 0);
    }
    int kept = errno;
    pthread_mutex_unlock(&turn);
    errno = kept;
    return done;
}

int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

static int shortened(int fd, off64_t to) {
    char path[4096];
    pthread_mutex_lock(&turn);
    int counts = path_of(fd, path);
    int done = -1;
    if (!counts || !fails()) {
        done = syscall(SYS_ftruncate, fd, to);
        if (counts && done == 0) told('t', path, "", to, "", 0);
    }
    int kept = errno;
    pthread_mutex_unlock(&turn);
    errno = kept;
    return done;
}

int ftruncate(int fd, off_t to) { return shortened(fd, to); }
int ftruncate64(int fd, off64_t to) { return shortened(fd, to); }

int unlink(const char *path) {
    pthread_mutex_lock(&turn);
    int counts = is_under(path);
    int done = -1;
    if (!counts || !fails()) {
        done = REAL(unlink)(path);
        if (counts && done == 0) told('r', path, "", 0, "", 0);
    }
    int kept = errno;
    pthread_mutex_unlock(&turn);
    errno = kept;
    return done;
}

int rename(const char *from, const char *to) {
    pthread_mutex_lock(&turn);
    int counts = is_under(from);
    int done = -1;
    if (!counts || !fails()) {
        done = REAL(rename)(from, to);
        if (counts && done == 0) told('n', from, to, 0, "", 0);
    }
    int kept = errno;
    pthread_mutex_unlock(&turn);
    errno = kept;
    return done;
}
