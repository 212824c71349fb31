// The tables of tests/*.md: which test shows what.
#pragma once

#include <QFile>
#include <QString>
#include <QStringList>

namespace myspike::test {

struct TestTable
{
    QStringList items;
    /// The first thing that is wrong: a file or a test that does not exist.
    QString wrong;
};

/// Rows `| item | file | test |` of a table in the source folder.
inline TestTable readTestTable(const QString& sourceFolder, const QString& path)
{
    TestTable out;
    QFile table(sourceFolder + u'/' + path);
    if (!table.open(QIODevice::ReadOnly)) {
        out.wrong = path;
        return out;
    }
    const auto lines = QString::fromUtf8(table.readAll()).split(u'\n');
    for (const auto& line : lines) {
        const auto cells = line.split(u'|');
        if (cells.size() != 5 || !cells[2].contains(QLatin1String("tests/"))) {
            continue;
        }
        out.items += cells[1].trimmed();
        QFile file(sourceFolder + u'/' + cells[2].trimmed());
        const auto name = "void " + cells[3].trimmed().toUtf8() + "()";
        if (!file.open(QIODevice::ReadOnly) || !file.readAll().contains(name)) {
            out.wrong = cells[2].trimmed() + u' ' + cells[3].trimmed();
            return out;
        }
    }
    return out;
}

} // namespace myspike::test
