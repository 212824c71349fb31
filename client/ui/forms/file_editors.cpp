#include "client/ui/forms/file_editors.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QImageReader>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

#include "client/replica/replica.h"
#include "client/ui/language.h"
#include "client/ui/theme/style.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/file_picker.h"
#include "client/ui/widgets/signature.h"

namespace myspike::ui {

FileEditor::FileEditor(const FieldDef& field, const QString& page, const Workplace& workplace,
                       QWidget* parent)
    : FieldEditor(field, page, parent), m_workplace(workplace), m_picture(new QLabel),
      m_words(new QLabel), m_choose(new Button({}, msg("form", "Choose a file"))),
      m_remove(new Button(QStringLiteral("%1.%2.remove").arg(page, name()), msg("form", "Remove"),
                          nullptr, Emphasis::Quiet))
{
    auto* body = new QWidget;
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space(2));
    row->addWidget(m_picture);
    row->addWidget(m_words, 1);
    row->addWidget(m_choose);
    row->addWidget(m_remove);
    setAcceptDrops(true);
    setInput(m_choose, body);
    connect(m_choose, &QPushButton::clicked, this, [this] {
        m_workplace.files->openFiles(this, {this->field().traits.label, {}, {}},
                                     [this](const QStringList& paths) {
                                         if (!paths.isEmpty()) {
                                             keep(paths.front());
                                         }
                                     });
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_value = {};
        showFile();
        Q_EMIT edited();
    });
    showFile();
}

void FileEditor::keep(const QString& path)
{
    const int generation = ++m_generation;
    m_workplace.replica->keepFile(path).then(this, [this, generation](Result<std::string> hash) {
        if (generation != m_generation) {
            return;
        }
        if (!hash) {
            setFindings({Finding{Severity::Error, hash.fault().rule, field().name,
                                 hash.fault().forUser, false}});
            return;
        }
        m_value = *hash;
        setFindings({});
        showFile();
        Q_EMIT edited();
    });
}

void FileEditor::showFile()
{
    const auto* hash = asText(m_value);
    QPixmap pixmap;
    QString words = translated(msg("form", "No file"));
    if (hash) {
        const auto path = m_workplace.replica->filePath(*hash);
        words = translated(path ? msg("form", "A file is here")
                                : msg("form", "The file is not on this machine yet"));
        if (path) {
            QImageReader reader(*path);
            reader.setAutoTransform(true);
            const QSize size = reader.size();
            if (size.isValid()) {
                reader.setScaledSize(size.scaled(space(24), space(18), Qt::KeepAspectRatio));
                pixmap = QPixmap::fromImage(reader.read());
            }
        }
    }
    m_picture->setPixmap(pixmap);
    m_picture->setVisible(!pixmap.isNull());
    m_words->setText(words);
    m_remove->setVisible(hash != nullptr && !isReadOnly());
    m_choose->setVisible(!isReadOnly());
}

void FileEditor::showValue(const Value& value)
{
    ++m_generation;
    m_value = value;
    showFile();
}

void FileEditor::showReadOnly(bool) { showFile(); }
void FileEditor::retranslateInput() { showFile(); }

void FileEditor::dragEnterEvent(QDragEnterEvent* event)
{
    if (!isReadOnly() && event->mimeData()->urls().size() == 1) {
        event->acceptProposedAction();
    }
}

void FileEditor::dropEvent(QDropEvent* event)
{
    const auto urls = event->mimeData()->urls();
    if (!isReadOnly() && urls.size() == 1 && urls.front().isLocalFile()) {
        keep(urls.front().toLocalFile());
    }
}

SignatureViewer::SignatureViewer(const FieldDef& field, const QString& page, QWidget* parent)
    : FieldEditor(field, page, parent), m_picture(new QLabel)
{
    m_picture->setFocusPolicy(Qt::TabFocus);
    setInput(m_picture);
    paintSignature();
}

void SignatureViewer::showValue(const Value& value)
{
    m_value = value;
    paintSignature();
}

void SignatureViewer::paintSignature()
{
    const Tokens& t = tokens(this);
    const auto* text = asText(m_value);
    const auto read =
        text ? Signature::fromJson(QString::fromStdString(*text)) : Result<Signature>(Signature());
    if (!text || !read || read->isEmpty()) {
        m_picture->setPixmap({});
        m_picture->setText(translated(text ? msg("form", "Signed") : msg("form", "Not signed")));
        return;
    }
    const QSize size(space(60), space(18));
    QPixmap pixmap(size * devicePixelRatioF());
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    drawBox(&painter, QRectF(QPointF(), size), t.surface, t.border, space(1));
    read->paint(&painter,
                QRectF(QPointF(), size).adjusted(space(2), space(1), -space(2), -space(1)), t.text);
    m_picture->setPixmap(pixmap);
}

void SignatureViewer::retranslateInput() { paintSignature(); }

void SignatureViewer::changeEvent(QEvent* event)
{
    FieldEditor::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        paintSignature();
    }
}

} // namespace myspike::ui
