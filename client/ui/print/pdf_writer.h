// A document as PDF, on a printer, in a preview, or as pictures. GUI thread (fonts).
#pragma once

#include <QByteArray>
#include <QImage>
#include <memory>
#include <vector>

#include "client/ui/print/document.h"
#include "shared/base/result.h"

class QPrinter;
class QPrintPreviewDialog;
class QWidget;

namespace myspike::print {

/// PDF on A4 with the font embedded. Byte for byte the same for the same document.
Result<QByteArray> toPdf(const PrintDocument& document);

/// Faults: DiskFull, Io; no half file is left.
Status savePdf(const PrintDocument& document, const QString& path);

/// Prints the pages that the printer's dialog asked for.
Status printTo(const PrintDocument& document, QPrinter& printer);

/// A preview that is ready to be opened; it keeps its own copy of the document.
Result<std::unique_ptr<QPrintPreviewDialog>> previewOf(const PrintDocument& document,
                                                       QWidget* parent);

/// One picture a page.
Result<std::vector<QImage>> toImages(const PrintDocument& document, double dotsPerInch = 96);

} // namespace myspike::print
