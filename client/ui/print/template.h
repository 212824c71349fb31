// The texts of letters and forms, filled with values. The format is described in
// resources/templates/README.md. Values only: any thread.
#pragma once

#include <QHash>
#include <QString>
#include <map>
#include <memory>
#include <vector>

#include "client/ui/print/document.h"
#include "shared/base/result.h"

namespace myspike::print {

/// Rows by key; the template chooses columns, order and headers.
struct TemplateTable
{
    std::vector<QHash<QString, QString>> rows;
    QHash<QString, QString> totals; ///< empty: no totals row
    QHash<QString, Align> aligns;   ///< where not Start
};

/// What a template's names stand for. An empty text is a value; a name that is absent is a fault.
struct TemplateValues
{
    QHash<QString, QString> texts;
    std::map<QString, TemplateTable> tables;
    std::map<QString, std::vector<KeyValue>> keyValues;
    std::map<QString, Signature> signatures;
    std::map<QString, std::vector<Picture>> pictures;
    std::map<QString, QrCode> qrCodes;
};

class PrintTemplate
{
public:
    /// `name` stands in faults. Faults: Invalid with the line of what cannot be read.
    static Result<PrintTemplate> parse(const QString& text, const QString& name);
    /// Reads a file or resource. Faults: NotFound, Invalid.
    static Result<PrintTemplate> load(const QString& path);

    /// One that ships with the program, for instance `appointment_letter`. Faults as load().
    static Result<PrintTemplate> shipped(const QString& name, Language language);

    const QString& title() const;
    const QString& version() const;
    const QString& classification() const;
    /// Every name that fill() needs: `name`, `table:name.key`, `signature:role` …
    const std::vector<QString>& names() const;

    /// `frame` gives letterhead, language, reference, date, hash and who prints; title,
    /// classification and orientation come from the template. Faults: NotFound naming the value.
    Result<PrintDocument> fill(const TemplateValues& values, PrintDocument frame) const;

    struct Content;

private:
    explicit PrintTemplate(std::shared_ptr<const Content> content) : m_content(std::move(content))
    {
    }
    std::shared_ptr<const Content> m_content;
};

} // namespace myspike::print
