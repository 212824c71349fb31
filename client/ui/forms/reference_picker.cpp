#include "client/ui/forms/reference_picker.h"

#include <QFrame>
#include <QKeyEvent>
#include <QListWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "client/replica/replica.h"
#include "client/ui/language.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/values/reference_titles.h"
#include "client/ui/values/value_text.h"

namespace myspike::ui {

namespace {
constexpr int kPauseMs = 120;
}

ReferencePicker::ReferencePicker(const QString& objectName, const Workplace& workplace,
                                 const RecordType& target, QWidget* parent)
    : QLineEdit(parent), m_workplace(workplace), m_target(target), m_delay(new QTimer(this))
{
    setObjectName(objectName);
    setClearButtonEnabled(true);
    m_delay->setSingleShot(true);
    m_delay->setInterval(kPauseMs);
    connect(m_delay, &QTimer::timeout, this, &ReferencePicker::search);
    connect(this, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_isTyping = true;
        m_isSearching = true;
        m_delay->start();
        // The first keystroke lets go of the record that stood there.
        m_chosen.reset();
        if (text.isEmpty()) {
            m_isTyping = false;
            closeList();
        }
        Q_EMIT picked();
    });
    connect(workplace.titles, &ReferenceTitles::resolved, this, &ReferencePicker::showTitle);
}

ReferencePicker::~ReferencePicker() { delete m_popup; }

void ReferencePicker::setChosen(const std::optional<Id>& record)
{
    m_chosen = record;
    m_isTyping = false;
    if (!record) {
        clear();
    }
    showTitle();
}

QString ReferencePicker::typed() const { return m_chosen ? QString() : text().trimmed(); }

void ReferencePicker::showTitle()
{
    if (m_chosen && !m_isTyping) {
        const QString title = m_workplace.titles->title(m_target.key, *m_chosen);
        if (title != text()) {
            setText(title);
            setCursorPosition(0);
        }
    }
}

void ReferencePicker::search()
{
    const int generation = ++m_generation;
    m_isSearching = true;
    Query q{m_target.key};
    q.search = m_chosen ? std::string() : text().trimmed().toStdString();
    q.limit = kMostHits;
    m_workplace.replica->loadPage(q).then(this, [this, generation](Result<Page> page) {
        if (generation != m_generation) {
            return;
        }
        m_isSearching = false;
        if (page && hasFocus()) {
            showHits(page->rows, page->more);
        }
    });
}

bool ReferencePicker::isListOpen() const { return m_popup != nullptr && m_popup->isVisible(); }
int ReferencePicker::hitCount() const { return static_cast<int>(m_hits.size()); }

void ReferencePicker::showHits(const std::vector<Record>& records, bool more)
{
    if (m_popup == nullptr) {
        // A child of the window, not a window of its own: it can never hold the activation.
        m_popup = new QFrame(window());
        m_popup->setFrameShape(QFrame::StyledPanel);
        m_popup->setAutoFillBackground(true);
        m_popup->setBackgroundRole(QPalette::Base);
        m_popup->setObjectName(objectName() + QStringLiteral(".hits"));
        m_list = new QListWidget(m_popup);
        m_list->setFocusPolicy(Qt::NoFocus);
        m_list->setFrameShape(QFrame::NoFrame);
        m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        auto* column = new QVBoxLayout(m_popup);
        column->setContentsMargins(1, 1, 1, 1);
        column->addWidget(m_list);
        connect(m_list, &QListWidget::itemClicked, this,
                [this](QListWidgetItem* item) { choose(m_list->row(item)); });
        window()->installEventFilter(this);
    }
    m_list->setAccessibleName(accessibleName());
    m_list->clear();
    m_hits.clear();
    for (const auto& r : records) {
        m_hits.push_back(r.id);
        m_workplace.titles->remember(r);
        m_list->addItem(titleOrKindOf(r, m_workplace.titles));
    }
    if (records.empty() || more) {
        auto* item = new QListWidgetItem(translated(
            records.empty() ? msg("picker", "Nothing on this machine fits. Type fewer letters.")
                            : msg("picker", "There are more. Type more letters.")));
        item->setFlags(Qt::NoItemFlags);
        m_list->addItem(item);
    }
    m_list->setCurrentRow(m_hits.empty() ? -1 : 0);
    place();
    m_popup->show();
    m_popup->raise();
}

void ReferencePicker::place()
{
    const QPoint under = mapTo(window(), QPoint(0, height() + space(0.5)));
    const int rows = std::min(m_list->count(), kMostHits + 1);
    const int row = std::max(m_list->sizeHintForRow(0), space(7));
    const int height = rows * row + space(1);
    const int width = std::max(this->width(), space(70));
    QRect box(under, QSize(width, height));
    const QRect room = window()->rect().adjusted(space(1), space(1), -space(1), -space(1));
    if (box.bottom() > room.bottom()) {
        const int above = under.y() - this->height() - height - space(1);
        box.moveTop(std::max(room.top(), above));
    }
    if (box.right() > room.right()) {
        box.moveRight(room.right());
    }
    m_popup->setGeometry(box);
}

void ReferencePicker::closeList()
{
    ++m_generation;
    m_delay->stop();
    m_isSearching = false;
    if (m_popup != nullptr) {
        m_popup->hide();
    }
}

void ReferencePicker::choose(int row)
{
    if (row < 0 || row >= hitCount()) {
        return;
    }
    m_chosen = m_hits[static_cast<std::size_t>(row)];
    m_isTyping = false;
    closeList();
    showTitle();
    Q_EMIT picked();
}

void ReferencePicker::keyPressEvent(QKeyEvent* event)
{
    const bool isOpen = isListOpen();
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up: {
        if (isReadOnly()) {
            break;
        }
        if (!isOpen) {
            search();
            return;
        }
        const int step = event->key() == Qt::Key_Down ? 1 : -1;
        const int row = m_list->currentRow() + step;
        if (row >= 0 && row < hitCount()) {
            m_list->setCurrentRow(row);
        }
        return;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isOpen) {
            choose(m_list->currentRow());
            return;
        }
        break;
    case Qt::Key_Escape:
        if (isOpen) {
            // Closes the list and nothing else: what was typed stays.
            closeList();
            return;
        }
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void ReferencePicker::focusOutEvent(QFocusEvent* event)
{
    // Tab takes the one that is marked, as Enter does, if the user searched at all.
    if (isListOpen() && m_isTyping && event->reason() == Qt::TabFocusReason) {
        choose(m_list->currentRow());
    }
    closeList();
    QLineEdit::focusOutEvent(event);
}

void ReferencePicker::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showTitle();
    }
}

bool ReferencePicker::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && isListOpen()) {
        closeList();
    }
    return QLineEdit::eventFilter(watched, event);
}

} // namespace myspike::ui
