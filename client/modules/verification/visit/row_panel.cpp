#include "client/modules/verification/visit/row_panel.h"

#include <QBuffer>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "client/modules/verification/visit/portraits.h"
#include "client/ui/language.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/button.h"
#include "client/ui/widgets/label.h"

namespace myspike::site_visit {

namespace {
constexpr int kThumbnail = 160;
}

void PhotoModel::setPhotos(std::vector<std::string> hashes)
{
    if (hashes == m_hashes) {
        return;
    }
    beginResetModel();
    m_hashes = std::move(hashes);
    endResetModel();
}

int PhotoModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hashes.size());
}

QVariant PhotoModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto& hash = hashAt(index.row());
    switch (role) {
    case Qt::DecorationRole:
        return keptPicture(m_replica, hash, kThumbnail);
    case Qt::DisplayRole:
        return QString::number(index.row() + 1);
    case Qt::AccessibleTextRole:
        return ui::translated(Text(msg("visit_panel", "Photograph %1"), {index.row() + 1}));
    default:
        return {};
    }
}

RowPanel::RowPanel(const QString& objectName, VisitDesk& desk, std::string form, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_form(std::move(form)),
      m_reference(new ui::Label({}, ui::TypeRole::Caption)), m_remark(new QPlainTextEdit),
      m_photos(new PhotoModel(desk.replica(), this)), m_strip(new QListView),
      m_add(new ui::Button(objectName + QStringLiteral(".add"), msg("visit_panel", "Photograph"),
                           nullptr, ui::Emphasis::Quiet, QStringLiteral("camera")))
{
    setObjectName(objectName);
    m_remark->setObjectName(objectName + QStringLiteral(".remark"));
    m_remark->setTabChangesFocus(true);
    m_remark->installEventFilter(this);
    m_reference->setMuted(true);
    m_reference->setWordWrap(true);
    m_strip->setObjectName(objectName + QStringLiteral(".photos"));
    m_strip->setModel(m_photos);
    m_strip->setFlow(QListView::LeftToRight);
    m_strip->setWrapping(false);
    m_strip->setFrameShape(QFrame::NoFrame);
    m_strip->viewport()->setAutoFillBackground(false);
    m_strip->installEventFilter(this);
    setAcceptDrops(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(ui::space(3.5), ui::space(2), ui::space(3.5), 0);
    row->setSpacing(ui::space(4));
    row->addWidget(m_remark, 4);
    auto* side = new QVBoxLayout;
    side->setSpacing(0);
    side->addWidget(m_reference);
    auto* pictures = new QHBoxLayout;
    pictures->addWidget(m_strip, 1);
    pictures->addWidget(m_add);
    side->addLayout(pictures, 1);
    row->addLayout(side, 3);
    resizeToText();
    connect(m_remark, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_isFilling && m_row) {
            m_desk.typeRemark(m_form, *m_row, m_remark->toPlainText());
        }
    });
    connect(m_add, &QPushButton::clicked, this, &RowPanel::photosRequested);
    connect(&m_desk, &VisitDesk::rowChanged, this, [this](const QString& form, int changed) {
        if (form.toStdString() == m_form && m_row && *m_row == static_cast<std::size_t>(changed)) {
            renew();
        }
    });
    connect(&m_desk, &VisitDesk::formReset, this, [this](const QString& form) {
        if (form.toStdString() != m_form || !m_row) {
            return;
        }
        m_row = m_desk.form(m_form).rowOf(m_key);
        renew();
    });
    retranslate();
    renew();
}

void RowPanel::showRow(std::optional<std::size_t> row)
{
    if (m_row && m_row != row) {
        m_desk.commitRemark(m_form, *m_row);
    }
    m_row = row;
    m_key = row ? m_desk.form(m_form).rows[*row].key : std::string();
    renew();
}

void RowPanel::renew()
{
    const auto& form = m_desk.form(m_form);
    const bool there = m_row && *m_row < form.rows.size();
    setEnabled(there);
    // What was written can be read and copied also when nothing can be added.
    m_remark->setReadOnly(form.readOnly);
    m_add->setEnabled(!form.readOnly);
    m_isFilling = true;
    const QString remark = there ? m_desk.remark(m_form, *m_row) : QString();
    if (m_remark->toPlainText() != remark) {
        m_remark->setPlainText(remark);
    }
    m_isFilling = false;
    m_photos->setPhotos(there ? photosOf(form.rows[*m_row]) : std::vector<std::string>());
    const auto* type = there ? &form.rows[*m_row].record.type() : nullptr;
    m_remark->setVisible(!type || type->field(visit_part::kNote.name));
    const bool pictured = !type || type->field(visit_part::kPhotos.name);
    m_strip->setVisible(pictured);
    m_add->setVisible(pictured);
    const auto reference = there ? form.rows[*m_row].reference : std::string();
    m_reference->setVisible(!reference.empty());
    m_reference->setMessage(reference.empty() ? Text()
                                              : Text(msg("visit_panel", "By: %1"), {reference}));
}

void RowPanel::resizeToText()
{
    setFixedHeight(ui::space(22));
    m_strip->setIconSize({ui::space(14), ui::space(14)});
}

void RowPanel::pastePicture()
{
    const QImage image = QGuiApplication::clipboard()->image();
    if (image.isNull() || !m_row) {
        return;
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPG", 90);
    m_desk.addPhotoBytes(m_form, *m_row, bytes);
}

void RowPanel::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void RowPanel::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        paths << url.toLocalFile();
    }
    paths.removeAll(QString());
    addPhotos(paths);
}

void RowPanel::focusRemark()
{
    m_remark->setFocus();
    m_remark->moveCursor(QTextCursor::End);
}

void RowPanel::addPhotos(const QStringList& paths)
{
    for (const auto& path : paths) {
        if (m_row && !m_desk.form(m_form).readOnly) {
            m_desk.addPhoto(m_form, *m_row, path);
        }
    }
}

bool RowPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_remark && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->key() == Qt::Key_Escape || (enter && (key->modifiers() & Qt::ControlModifier))) {
            if (m_row) {
                m_desk.commitRemark(m_form, *m_row);
            }
            Q_EMIT left();
            return true;
        }
    }
    if (watched == m_strip && event->type() == QEvent::KeyPress && m_row) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int photo = m_strip->currentIndex().row();
        const bool mayChange = !m_desk.form(m_form).readOnly;
        if (key->key() == Qt::Key_Delete && photo >= 0 && mayChange) {
            m_desk.removePhoto(m_form, *m_row, m_photos->hashAt(photo));
            return true;
        }
        if (key->matches(QKeySequence::Paste) && mayChange) {
            pastePicture();
            return true;
        }
    }
    if (watched == m_remark && event->type() == QEvent::FocusOut && m_row) {
        m_desk.commitRemark(m_form, *m_row);
    }
    return QWidget::eventFilter(watched, event);
}

void RowPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange) {
        resizeToText();
    }
}

void RowPanel::retranslate()
{
    m_strip->setAccessibleName(ui::translated(msg("visit_panel", "Photographs of this row")));
    m_remark->setAccessibleName(ui::translated(msg("visit_panel", "Remark on this row")));
    m_remark->setPlaceholderText(
        ui::translated(msg("visit_panel", "Remark on this row (F2), back with Esc")));
}

} // namespace myspike::site_visit
