#include "client/ui/print/pdf_writer.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QPrintPreviewDialog>
#include <QPrinter>

#include "client/ui/print/page_layout.h"
#include "client/ui/print/save_file.h"

namespace myspike::print {

namespace {

constexpr int kDotsPerInch = 720;

QPageLayout paper(const PrintDocument& document)
{
    // Full page: the margins are part of the layout, so a device's own cannot shift it.
    QPageLayout layout(QPageSize(QPageSize::A4),
                       document.landscape ? QPageLayout::Landscape : QPageLayout::Portrait,
                       QMarginsF());
    layout.setMode(QPageLayout::FullPageMode);
    return layout;
}

Fault unpaintable(const char* detail)
{
    return {FaultCode::Io,
            msg("print", "The document could not be printed. Check the printer and try again."),
            detail,
            {}};
}

/// Qt stamps the time of writing; a document's own time is when it was printed.
void setCreationDate(QByteArray& pdf, const PrintDocument& document)
{
    static const QByteArray kKey = "/CreationDate (D:";
    const auto at = pdf.indexOf(kKey);
    if (at < 0)
        return;
    const auto from = at + kKey.size();
    const auto end = pdf.indexOf(')', from);
    QByteArray stamp = "19700101000000";
    if (document.printedAt) {
        // Digits of 2026-11-24T06:00:01.234Z.
        stamp.clear();
        for (const char c : document.printedAt->toIso().substr(0, 19))
            if (c >= '0' && c <= '9')
                stamp += c;
    }
    // Offsets in the file must stay, so the length does.
    stamp += "+00'00'";
    stamp = stamp.left(end - from).leftJustified(end - from, ' ');
    pdf.replace(from, stamp.size(), stamp);
}

} // namespace

Result<QByteArray> toPdf(const PrintDocument& document)
{
    auto layout = PageLayout::of(document);
    if (!layout.ok())
        return std::move(layout).fault();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(kDotsPerInch);
        writer.setPageLayout(paper(document));
        writer.setTitle(printable(document.title).simplified());
        writer.setCreator(QStringLiteral("MySPIKE"));
        QPainter painter;
        if (!painter.begin(&writer))
            return unpaintable("pdf: painter did not begin");
        for (int page = 0; page < layout->pageCount(); ++page) {
            if (page > 0)
                writer.newPage();
            layout->paint(painter, page, kDotsPerInch);
        }
        painter.end();
    }
    QByteArray pdf = buffer.data();
    setCreationDate(pdf, document);
    return pdf;
}

Status savePdf(const PrintDocument& document, const QString& path)
{
    auto pdf = toPdf(document);
    if (!pdf.ok())
        return std::move(pdf).fault();
    return saveFile(path, *pdf);
}

Status printTo(const PrintDocument& document, QPrinter& printer)
{
    auto layout = PageLayout::of(document);
    if (!layout.ok())
        return std::move(layout).fault();
    printer.setPageLayout(paper(document));
    printer.setFullPage(true);
    printer.setDocName(printable(document.title).simplified());
    int first = 1;
    int last = layout->pageCount();
    if (printer.printRange() == QPrinter::PageRange && printer.fromPage() > 0) {
        first = printer.fromPage();
        last = std::min(last, printer.toPage());
    }
    QPainter painter;
    if (!painter.begin(&printer))
        return unpaintable("printer: painter did not begin");
    for (int page = first; page <= last; ++page) {
        if (page > first && !printer.newPage())
            return unpaintable("printer: no new page");
        layout->paint(painter, page - 1, printer.resolution());
    }
    if (!painter.end())
        return unpaintable("printer: painter did not end");
    return okStatus();
}

Result<std::unique_ptr<QPrintPreviewDialog>> previewOf(const PrintDocument& document,
                                                       QWidget* parent)
{
    // Checked first: a preview has no way to answer with a fault.
    auto layout = PageLayout::of(document);
    if (!layout.ok())
        return std::move(layout).fault();
    auto dialog = std::make_unique<QPrintPreviewDialog>(parent);
    dialog->setWindowTitle(printable(document.title).simplified());
    QObject::connect(dialog.get(), &QPrintPreviewDialog::paintRequested, dialog.get(),
                     [document](QPrinter* printer) { (void)printTo(document, *printer).ok(); });
    return dialog;
}

Result<std::vector<QImage>> toImages(const PrintDocument& document, double dotsPerInch)
{
    auto layout = PageLayout::of(document);
    if (!layout.ok())
        return std::move(layout).fault();
    const QSize size = (layout->pageSize() * dotsPerInch / 72).toSize();
    std::vector<QImage> images;
    for (int page = 0; page < layout->pageCount(); ++page) {
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        layout->paint(painter, page, dotsPerInch);
        painter.end();
        images.push_back(std::move(image));
    }
    return images;
}

} // namespace myspike::print
