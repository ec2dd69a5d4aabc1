#include <sqlite3.h>
#include <stdint.h>

// Swift cannot call functions with a variable number of arguments, nor sees macros that cast.

static inline void csqlite_refuse_double_quoted_strings(sqlite3 *db) {
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, (void *)0);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, (void *)0);
}

static inline int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *text, int count) {
    return sqlite3_bind_text(statement, index, text, count, SQLITE_TRANSIENT);
}

static inline int csqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count) {
    return bytes ? sqlite3_bind_blob(statement, index, bytes, count, SQLITE_TRANSIENT)
                 : sqlite3_bind_zeroblob(statement, index, 0);
}

// The memory of the index of the write-ahead log, which the connection must have read by already; 0 without one.
static inline const volatile void *csqlite_wal_index(sqlite3 *db) {
    sqlite3_file *file = 0;
    volatile void *memory = 0;
    if (sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file) return 0;
    if (!file->pMethods || file->pMethods->iVersion < 2 || !file->pMethods->xShmMap) return 0;
    return file->pMethods->xShmMap(file, 0, 32768, 0, &memory) == SQLITE_OK ? memory : 0;
}

// Copies the header of the index, of which there are two copies, written second copy first; 0 while they differ.
static inline int csqlite_wal_index_header(const volatile void *index, uint64_t header[6]) {
    const volatile uint64_t *words = (const volatile uint64_t *)index;
    for (int word = 0; word < 6; word++) header[word] = __atomic_load_n(words + word, __ATOMIC_ACQUIRE);
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    for (int word = 0; word < 6; word++)
        if (__atomic_load_n(words + 6 + word, __ATOMIC_ACQUIRE) != header[word]) return 0;
    return 1;
}
