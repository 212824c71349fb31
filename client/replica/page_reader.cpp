#include "client/replica/page_reader.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <sqlite3.h>

#include "shared/store/query_sql.h"
#include "shared/store/record_table.h"

namespace myspike {

namespace {

/// Pages and single records; what reads a whole table to count it would keep them waiting.
constexpr std::size_t kQuick = 0;
constexpr std::size_t kLong = 1;
constexpr std::size_t kThreads = 2;
/// About a millisecond of SQLite's work between two looks at whether anybody still waits.
constexpr int kStepsBetweenLooks = 10'000;

QVariant toVariant(const Value& v)
{
    if (const auto* n = asInteger(v)) {
        return QVariant::fromValue<qlonglong>(*n);
    }
    if (const auto* t = asText(v)) {
        return QString::fromUtf8(t->data(), static_cast<qsizetype>(t->size()));
    }
    if (const auto* id = asId(v)) {
        return QByteArray(reinterpret_cast<const char*>(id->bytes.data()),
                          static_cast<qsizetype>(id->bytes.size()));
    }
    return {};
}

Value toValue(const QVariant& v)
{
    if (v.isNull()) {
        return {};
    }
    switch (v.typeId()) {
    case QMetaType::QString:
        return v.toString().toStdString();
    case QMetaType::QByteArray: {
        const auto bytes = v.toByteArray();
        Id id;
        if (bytes.size() == static_cast<qsizetype>(id.bytes.size())) {
            std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
        }
        return id;
    }
    default:
        return static_cast<std::int64_t>(v.toLongLong());
    }
}

Fault faultOf(const QSqlError& error)
{
    const int code = error.nativeErrorCode().toInt() & 0xFF;
    Fault fault{FaultCode::Io,
                msg("replica", "The records on this machine could not be read. Try again; if it "
                               "happens again, send the log to the administrator."),
                "Qt Sql " + error.nativeErrorCode().toStdString(),
                {}};
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED || code == SQLITE_INTERRUPT) {
        fault.code = FaultCode::Busy;
    } else if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) {
        fault.code = FaultCode::Corrupt;
    }
    return fault;
}

Fault unknownType(std::string_view key) { return Fault::internal("no type " + std::string(key)); }

} // namespace

/// A Qt Sql connection, which may be used by the thread that opened it only.
class PageReader::Connection
{
public:
    Connection(QString path, QString name, const std::atomic<bool>& closing)
        : m_path(std::move(path)), m_name(std::move(name)), m_closing(closing)
    {
    }

    /// @param canceled asked while a statement runs.
    void begin(std::function<bool()> canceled) { m_canceled = std::move(canceled); }
    void end() { m_canceled = nullptr; }

    /// Runs one SELECT and hands each row to `row`.
    Status select(const SqlText& sql, const std::function<void(const QSqlQuery&)>& row)
    {
        if (!isOpen()) {
            return faultOf(m_openError);
        }
        QSqlQuery query(QSqlDatabase::database(m_name, false));
        query.setForwardOnly(true);
        if (!query.prepare(QString::fromStdString(sql.sql))) {
            return faultOf(query.lastError());
        }
        for (const auto& v : sql.binds) {
            query.addBindValue(toVariant(v));
        }
        if (!query.exec()) {
            return faultOf(query.lastError());
        }
        while (query.next()) {
            row(query);
        }
        if (query.lastError().isValid()) {
            return faultOf(query.lastError());
        }
        return okStatus();
    }

    void close()
    {
        if (m_open) {
            QSqlDatabase::database(m_name, false).close();
            QSqlDatabase::removeDatabase(m_name);
            m_open = false;
        }
    }

private:
    bool isOpen()
    {
        if (m_open) {
            return true;
        }
        {
            auto db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
            db.setDatabaseName(m_path);
            db.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"));
            if (db.open()) {
                const auto handle = db.driver()->handle();
                if (qstrcmp(handle.typeName(), "sqlite3*") == 0) {
                    sqlite3_progress_handler(
                        *static_cast<sqlite3* const*>(handle.data()), kStepsBetweenLooks,
                        [](void* self) { return static_cast<Connection*>(self)->mustStop(); },
                        this);
                }
                m_open = true;
                return true;
            }
            m_openError = db.lastError();
        }
        QSqlDatabase::removeDatabase(m_name);
        return false;
    }

    int mustStop() const { return m_closing || (m_canceled && m_canceled()) ? 1 : 0; }

    const QString m_path;
    const QString m_name;
    const std::atomic<bool>& m_closing;
    bool m_open = false;
    QSqlError m_openError;
    std::function<bool()> m_canceled;
};

PageReader::PageReader(const Catalogue& catalogue, QString databasePath) : m_catalogue(catalogue)
{
    for (std::size_t i = 0; i < kThreads; ++i) {
        // Connections are named for the whole process; two replicas may be open in a test.
        const auto name = QStringLiteral("replica-%1-%2").arg(quintptr(this), 0, 16).arg(i);
        m_connections.push_back(std::make_shared<Connection>(databasePath, name, m_closing));
        m_threads.push_back(std::make_unique<JobThread>(JobThread::AtEnd::Drop));
    }
}

PageReader::~PageReader() { close(); }

void PageReader::whileClosed(const std::function<void()>& change)
{
    std::promise<void> changed;
    const auto done = changed.get_future().share();
    std::vector<std::future<void>> parked;
    for (std::size_t i = 0; i < m_threads.size(); ++i) {
        auto here = std::make_shared<std::promise<void>>();
        parked.push_back(here->get_future());
        m_threads[i]->post([connection = m_connections[i], here, done] {
            connection->close();
            here->set_value();
            done.wait();
        });
    }
    for (auto& p : parked) {
        p.wait();
    }
    change();
    changed.set_value();
}

void PageReader::close()
{
    m_closing = true;
    for (std::size_t i = 0; i < m_threads.size(); ++i) {
        auto closed = std::make_shared<std::promise<void>>();
        auto waiting = closed->get_future();
        m_threads[i]->post([connection = m_connections[i], closed] {
            connection->close();
            closed->set_value();
        });
        waiting.wait();
        m_threads[i]->stop();
    }
    m_threads.clear();
}

template <class T>
QFuture<Result<T>> PageReader::read(std::size_t lane,
                                    std::function<Result<T>(Connection&)> question)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    auto future = promise->future();
    if (m_threads.empty()) {
        promise->addResult(Result<T>(Fault{FaultCode::Busy, {}, "the replica is closed", {}}));
        promise->finish();
        return future;
    }
    m_threads[lane]->post(
        [promise, connection = m_connections[lane], question = std::move(question)] {
            if (!promise->isCanceled()) {
                connection->begin([&promise] { return promise->isCanceled(); });
                promise->addResult(question(*connection));
                connection->end();
            }
            promise->finish();
        });
    return future;
}

QFuture<Result<Page>> PageReader::loadPage(Query q)
{
    return read<Page>(kQuick, [this, q = std::move(q)](Connection& c) -> Result<Page> {
        const auto* type = m_catalogue.type(q.type);
        if (!type) {
            return unknownType(q.type);
        }
        Query oneMore = q;
        oneMore.limit += q.limit > 0 ? 1 : 0;
        auto sql = pageSql(*type, oneMore);
        if (!sql) {
            return std::move(sql).fault();
        }
        Page page;
        page.rows.reserve(oneMore.limit);
        const auto fields = static_cast<int>(type->fields.size());
        MYSPIKE_TRY(c.select(*sql, [&](const QSqlQuery& row) {
            Record r(*type, *asId(toValue(row.value(0))));
            r.version = row.value(1).toLongLong();
            r.unknown = row.value(2).toString().toStdString();
            r.deleted = row.value(3).toBool();
            for (int i = 0; i < fields; ++i) {
                r.values()[static_cast<std::size_t>(i)] = toValue(row.value(4 + i));
            }
            page.rows.push_back(std::move(r));
        }));
        if (q.limit > 0 && page.rows.size() > q.limit) {
            page.more = true;
            page.rows.erase(q.backward ? page.rows.begin() : std::prev(page.rows.end()));
        }
        return page;
    });
}

QFuture<Result<std::int64_t>> PageReader::countUpTo(Query q, std::int64_t cap)
{
    return read<std::int64_t>(
        kLong, [this, q = std::move(q), cap](Connection& c) -> Result<std::int64_t> {
            const auto* type = m_catalogue.type(q.type);
            if (!type) {
                return unknownType(q.type);
            }
            auto sql = countSql(*type, q, cap);
            if (!sql) {
                return std::move(sql).fault();
            }
            std::int64_t n = 0;
            MYSPIKE_TRY(
                c.select(*sql, [&](const QSqlQuery& row) { n = row.value(0).toLongLong(); }));
            return n;
        });
}

QFuture<Result<std::vector<RowKey>>> PageReader::loadAnchors(Query q, int every)
{
    return read<std::vector<RowKey>>(
        kLong, [this, q = std::move(q), every](Connection& c) -> Result<std::vector<RowKey>> {
            const auto* type = m_catalogue.type(q.type);
            if (!type) {
                return unknownType(q.type);
            }
            auto sql = anchorSql(*type, q, every);
            if (!sql) {
                return std::move(sql).fault();
            }
            std::vector<RowKey> keys;
            const auto last = static_cast<int>(sql->columns.size()) - 1;
            MYSPIKE_TRY(c.select(*sql, [&](const QSqlQuery& row) {
                RowKey key;
                for (int i = 0; i < last; ++i) {
                    key.values.push_back(toValue(row.value(i)));
                }
                key.id = *asId(toValue(row.value(last)));
                keys.push_back(std::move(key));
            }));
            return keys;
        });
}

QFuture<Result<Lookup>> PageReader::load(std::string typeKey, Id id)
{
    return read<Lookup>(
        kQuick, [this, typeKey = std::move(typeKey), id](Connection& c) -> Result<Lookup> {
            const auto* type = m_catalogue.type(typeKey);
            if (!type) {
                return unknownType(typeKey);
            }
            Lookup found;
            found.kind = type->fullReplica ? Lookup::Kind::Absent : Lookup::Kind::NotHeld;
            const SqlText sql{RecordTable(*type, StoreSide::Replica).selectSql(), {id}, {}};
            MYSPIKE_TRY(c.select(sql, [&](const QSqlQuery& row) {
                Record r(*type, id);
                r.version = row.value(1).toLongLong();
                r.unknown = row.value(2).toString().toStdString();
                r.deleted = row.value(3).toBool();
                for (std::size_t i = 0; i < type->fields.size(); ++i) {
                    r.values()[i] = toValue(row.value(4 + static_cast<int>(i)));
                }
                found = {Lookup::Kind::Found, std::move(r)};
            }));
            return found;
        });
}

} // namespace myspike
