// Reads pages of the replica through Qt Sql: read-only connections on threads of their own, each
// answer from one WAL snapshot. A future that was cancelled stops its statement. GUI thread.
#pragma once

#include <QFuture>
#include <QPromise>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

#include "client/replica/job_thread.h"
#include "client/replica/replica.h"

class QSqlDatabase;

namespace myspike {

struct SqlText;

class PageReader
{
public:
    PageReader(const Catalogue& catalogue, QString databasePath);
    ~PageReader();

    QFuture<Result<Page>> loadPage(Query q);
    QFuture<Result<std::int64_t>> countUpTo(Query q, std::int64_t cap);
    QFuture<Result<std::vector<RowKey>>> loadAnchors(Query q, int every);
    QFuture<Result<Lookup>> load(std::string type, Id id);

    /// Runs `change` while no connection is open; questions meanwhile wait for its end. From any
    /// thread but a lane's own.
    void whileClosed(const std::function<void()>& change);
    /// Stops what runs, drops what waits, closes the connections.
    void close();

private:
    class Connection;
    /// One question on the thread of its lane.
    template <class T>
    QFuture<Result<T>> read(std::size_t lane, std::function<Result<T>(Connection&)> question);

    const Catalogue& m_catalogue;
    std::atomic<bool> m_closing = false;
    std::vector<std::shared_ptr<Connection>> m_connections;
    std::vector<std::unique_ptr<JobThread>> m_threads;
};

} // namespace myspike
