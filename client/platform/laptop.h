// What a verifier's machine can tell of itself before a visit. Read when asked; GUI thread.
#pragma once

#include <QString>
#include <cstdint>
#include <optional>

namespace myspike::platform {

class Laptop
{
public:
    virtual ~Laptop() = default;
    /// 0 to 100; nothing where there is no battery.
    virtual std::optional<int> batteryPercent() const = 0;
    virtual bool isCharging() const = 0;
    virtual std::int64_t freeMebibytes() const = 0;
    /// Name of the usual printer; empty where none is set up.
    virtual QString printer() const = 0;
    /// Seconds the clock is ahead of the server's, as measured at the last contact.
    virtual std::optional<std::int64_t> clockAheadSeconds() const = 0;
};

/// This machine, by what Linux tells under /sys and Qt knows of printers and disks.
class ThisLaptop final : public Laptop
{
public:
    /// @param dataFolder where the replica lies: its disk is the one that counts.
    explicit ThisLaptop(QString dataFolder) : m_dataFolder(std::move(dataFolder)) {}

    std::optional<int> batteryPercent() const override;
    bool isCharging() const override;
    std::int64_t freeMebibytes() const override;
    QString printer() const override;
    std::optional<std::int64_t> clockAheadSeconds() const override { return m_clockAhead; }
    void setClockAhead(std::int64_t seconds) { m_clockAhead = seconds; }

private:
    QString m_dataFolder;
    std::optional<std::int64_t> m_clockAhead;
};

} // namespace myspike::platform
