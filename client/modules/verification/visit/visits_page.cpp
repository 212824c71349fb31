#include "client/modules/verification/visit/visits_page.h"

#include <QJsonObject>
#include <QListView>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "client/modules/verification/visit/form_model.h"
#include "client/ui/language.h"
#include "client/ui/theme/icons.h"
#include "client/ui/theme/style.h"
#include "client/ui/theme/type_scale.h"
#include "client/ui/widgets/empty_state.h"
#include "client/ui/widgets/message_strip.h"

namespace myspike::site_visit {

using ui::space;
using ui::Tone;

namespace {

constexpr int kReloadMs = 250;

Msg groupTitle(int group)
{
    switch (group) {
    case 0:
        return msg("visits_page", "New assignments");
    case 1:
        return msg("visits_page", "To prepare");
    case 2:
        return msg("visits_page", "Under way");
    case 3:
        return msg("visits_page", "Reports");
    default:
        return msg("visits_page", "Over");
    }
}

Tone toneOf(const VisitLine& line)
{
    switch (line.group()) {
    case 0:
        return Tone::Warning;
    case 1:
        return Tone::Info;
    case 2:
        return Tone::Accent;
    case 3:
        return Tone::Warning;
    default:
        return Tone::Neutral;
    }
}

QString datesOf(const VisitLine& line)
{
    if (!line.from) {
        return {};
    }
    return line.to && *line.to != *line.from
               ? ui::shown(*line.from) + QStringLiteral(" – ") + ui::shown(*line.to)
               : ui::shownWithWeekday(*line.from);
}

QString nextStep(const VisitLine& line, Date today)
{
    switch (line.group()) {
    case 0:
        return line.replyBy ? ui::translated(Text(msg("visits_page", "Reply by %1"),
                                                  {line.replyBy->toDisplay()}))
                            : ui::translated(msg("visits_page", "Reply"));
    case 1:
        if (line.state == assignment::State::PackageIssued && line.packageExpires &&
            *line.packageExpires < today) {
            return ui::translated(msg("visits_page", "Package expired: download it again"));
        }
        return ui::translated(line.state == assignment::State::Accepted
                                  ? msg("visits_page", "Download the package")
                                  : msg("visits_page", "Ready to check in"));
    case 2:
        return ui::translated(
            Text(msg("visits_page", "%1 rows recorded"), {static_cast<long long>(line.answered)}));
    case 3:
        return line.reportDue ? ui::translated(Text(msg("visits_page", "Report due %1"),
                                                    {line.reportDue->toDisplay()}))
                              : ui::translated(msg("visits_page", "Write the report"));
    default:
        return ui::translated(labelOf(line.state));
    }
}

} // namespace

int VisitLine::group() const
{
    using S = assignment::State;
    switch (state) {
    case S::AwaitingReply:
        return 0;
    case S::Accepted:
    case S::PackageIssued:
        return 1;
    case S::OnVisit:
        return 2;
    case S::VisitClosed:
        return 3;
    case S::Declined:
    case S::Lapsed:
    case S::Finished:
    case S::Replaced:
    case S::CannotBeHeld:
    case S::Cancelled:
        break;
    }
    return 4;
}

const char* VisitLine::page() const
{
    switch (group()) {
    case 0:
        return "assignment";
    case 1:
        return "readiness";
    case 2:
        return "visit";
    default:
        return state == assignment::State::VisitClosed || state == assignment::State::Finished
                   ? "report"
                   : "visit";
    }
}

std::vector<VisitLine> visitLines(const Reader& reader, const Id& user)
{
    std::vector<VisitLine> out;
    Query q{.type = Assignment::kType};
    q.with(equals(assignment::kVerifierUser, Ref<User>{user}))
        .orderBy(assignment::kFrom.name, true);
    q.limit = 500;
    for (const auto& a : reader.query(q)) {
        VisitLine line;
        line.state = a.getOr(assignment::kState, assignment::State::AwaitingReply);
        Query visits{.type = Visit::kType};
        visits.with(equals(visit::kAssignment, Ref<Assignment>{a.id}));
        if (const auto v = reader.first(visits)) {
            line.visit = v->id;
            if (line.state == assignment::State::OnVisit) {
                for (const char* type : {ChecklistAnswer::kType, EquipmentCount::kType,
                                         IdentityCheck::kType, PortfolioCheck::kType}) {
                    Query parts{.type = type};
                    parts.with(equals(visit_part::kVisit, Ref<Visit>{v->id}));
                    for (const auto& part : reader.query(parts)) {
                        // The checklist of the bag was answered before she went.
                        line.answered +=
                            part.text(checklist_answer::kCode).starts_with("readiness") ? 0 : 1;
                    }
                }
            }
        }
        if (const auto c = reader.find(a.get(assignment::kCentre))) {
            line.centre = c->text(centre::kName);
            line.place = c->text(centre::kAddress);
        }
        if (const auto n = reader.find(a.get(assignment::kNoss))) {
            const auto code = n->text(noss::kCode) + "  ";
            line.programme = {code + n->text(noss::kTitleMs), code + n->text(noss::kTitleEn)};
        }
        line.number = a.text(assignment::kNumber);
        line.from = a.get(assignment::kFrom);
        line.to = a.get(assignment::kTo);
        line.replyBy = a.get(assignment::kReplyBy);
        line.reportDue = a.get(assignment::kReportDue);
        line.packageExpires = a.get(assignment::kPackageExpires);
        line.distanceKm = a.get(assignment::kDistanceKm);
        line.trainees = a.getOr(assignment::kTraineeCount, 0);
        out.push_back(std::move(line));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const VisitLine& a, const VisitLine& b) { return a.group() < b.group(); });
    return out;
}

void VisitListModel::setLines(std::vector<VisitLine> lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

int VisitListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant VisitListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto& line = lineAt(index.row());
    if (role == Qt::DisplayRole) {
        return QString::fromStdString(line.centre);
    }
    if (role == Qt::AccessibleTextRole) {
        return QStringLiteral("%1. %2. %3. %4. %5")
            .arg(ui::translated(groupTitle(line.group())), QString::fromStdString(line.centre),
                 inTongue(line.programme), datesOf(line), nextStep(line, m_today));
    }
    return {};
}

QSize VisitLineDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const auto* model = static_cast<const VisitListModel*>(index.model());
    const bool first = index.row() == 0 ||
                       model->lineAt(index.row() - 1).group() != model->lineAt(index.row()).group();
    return {space(100), space(21) + (first ? space(12) : 0)};
}

void VisitLineDelegate::paint(QPainter* p, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const
{
    const auto* model = static_cast<const VisitListModel*>(index.model());
    const auto& line = model->lineAt(index.row());
    const ui::Tokens& t = ui::tokens(option.palette);
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    QRect rect = option.rect;
    if (index.row() == 0 || model->lineAt(index.row() - 1).group() != line.group()) {
        p->setFont(ui::fontFor(ui::TypeRole::Strong));
        p->setPen(t.muted);
        p->drawText(rect.adjusted(space(6), 0, 0, 0).adjusted(0, space(4), 0, 0),
                    Qt::AlignLeft | Qt::AlignTop, ui::translated(groupTitle(line.group())));
        rect.setTop(rect.top() + space(12));
    }
    const QRect card = rect.adjusted(space(6), 0, -space(6), -space(2.5));
    const bool current = option.state & QStyle::State_Selected;
    const bool focus = current && (option.state & QStyle::State_HasFocus);
    ui::drawBox(p, QRectF(card), current ? t.selection : t.surface, focus ? t.focus : t.border,
                space(2), focus ? 2.0 : 1.0);
    const QRect inner = card.adjusted(space(4), space(2.5), -space(4), -space(2.5));
    const int right = inner.width() * 2 / 5;
    const QRect words(inner.left(), inner.top(), inner.width() - right - space(4), inner.height());
    const QRect facts(inner.right() - right, inner.top(), right, inner.height());
    const int half = inner.height() / 2;
    const auto write = [&](const QRect& box, Qt::Alignment align, const QString& text,
                           ui::TypeRole role, const QColor& ink) {
        p->setFont(ui::fontFor(role));
        p->setPen(ink);
        p->drawText(box, align, p->fontMetrics().elidedText(text, Qt::ElideRight, box.width()));
    };
    write({words.left(), words.top(), words.width(), half}, Qt::AlignLeft | Qt::AlignVCenter,
          QString::fromStdString(line.centre), ui::TypeRole::Strong, t.text);
    write({words.left(), words.top() + half, words.width(), half}, Qt::AlignLeft | Qt::AlignVCenter,
          inTongue(line.programme), ui::TypeRole::Body, t.muted);
    QStringList where{datesOf(line)};
    if (line.distanceKm) {
        where << ui::shown(static_cast<qint64>(*line.distanceKm)) + QStringLiteral(" km");
    }
    if (line.trainees > 0) {
        where << ui::translated(
            Text(msg("visit_page", "%1 trainees"), {static_cast<long long>(line.trainees)}));
    }
    write({facts.left(), facts.top(), facts.width(), half}, Qt::AlignRight | Qt::AlignVCenter,
          where.join(QStringLiteral("  ·  ")), ui::TypeRole::Body, t.text);
    write({facts.left(), facts.top() + half, facts.width(), half},
          Qt::AlignRight | Qt::AlignVCenter, nextStep(line, model->today()), ui::TypeRole::Strong,
          ui::ink(t, toneOf(line)));
    p->restore();
}

VisitsPage::VisitsPage(const Workbench& bench, QWidget* parent)
    : ui::Page(QStringLiteral("visits"), parent), m_bench(bench), m_model(new VisitListModel(this)),
      m_list(new QListView),
      m_empty(new ui::EmptyState(
          QStringLiteral("visits.empty"), QStringLiteral("visit"),
          msg("visits_page", "No visits yet"),
          msg("visits_page", "A new assignment appears here when an officer assigns you. You get "
                             "it with the next contact to the server."))),
      m_strip(new ui::MessageStrip(QStringLiteral("visits.strip"))), m_timer(new QTimer(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_strip);
    m_strip->hide();
    m_list->setObjectName(QStringLiteral("visits.list"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new VisitLineDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->viewport()->setAutoFillBackground(false);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    m_empty->hide();
    connect(m_list, &QListView::activated, this, &VisitsPage::open);
    m_timer->setSingleShot(true);
    m_timer->setInterval(kReloadMs);
    connect(m_timer, &QTimer::timeout, this, &VisitsPage::refresh);
    connect(m_bench.replica, &Replica::rowsChanged, this, [this](const std::vector<RowRef>& rows) {
        const bool ours = std::any_of(rows.begin(), rows.end(), [](const RowRef& r) {
            return r.type == Assignment::kType || r.type == Visit::kType;
        });
        if (ours) {
            m_timer->start();
        }
    });
}

QString VisitsPage::title() const { return ui::translated(msg("visits_page", "My visits")); }

void VisitsPage::refresh()
{
    const auto user = m_bench.replica->identity().actor.user;
    m_bench.replica
        ->ask<std::vector<VisitLine>>([user](const Reader& reader, const ActContext&) {
            return Result<std::vector<VisitLine>>(visitLines(reader, user));
        })
        .then(this, [this](Result<std::vector<VisitLine>> lines) {
            if (!lines) {
                m_strip->say(lines.fault());
                return;
            }
            const QString key = m_wanted.isEmpty()
                                    ? saveState().value(QStringLiteral("visit")).toString()
                                    : m_wanted;
            m_model->setToday(m_bench.replica->clock().today());
            m_model->setLines(std::move(*lines));
            m_empty->setVisible(m_model->rowCount() == 0);
            m_list->setVisible(m_model->rowCount() > 0);
            int row = 0;
            for (int i = 0; i < m_model->rowCount(); ++i) {
                if (QString::fromStdString(m_model->lineAt(i).visit.toString()) == key) {
                    row = i;
                }
            }
            m_list->setCurrentIndex(m_model->index(row, 0));
        });
}

void VisitsPage::open(const QModelIndex& index)
{
    if (!index.isValid() || !m_bench.open) {
        return;
    }
    const auto& line = m_model->lineAt(index.row());
    if (line.visit.isNull()) {
        m_strip->say(ui::Tone::Info,
                     line.state == assignment::State::Replaced
                         ? msg("visits_page", "This visit was given to another verifier, and its "
                                              "records have left this machine. What you recorded "
                                              "is with the officer under your name.")
                     : line.group() == 4
                         ? msg("visits_page", "This visit is over, and its records have left this "
                                              "machine.")
                         : msg("visits_page", "This visit is not on this machine yet. Connect once "
                                              "to get it."));
        return;
    }
    m_bench.open(QString::fromLatin1(line.page()) + u':' +
                 QString::fromStdString(line.visit.toString()));
}

void VisitsPage::takeFocus() { m_list->setFocus(); }

QJsonObject VisitsPage::saveState() const
{
    const auto index = m_list->currentIndex();
    return index.isValid() ? QJsonObject{{QStringLiteral("visit"),
                                          QString::fromStdString(
                                              m_model->lineAt(index.row()).visit.toString())}}
                           : QJsonObject{};
}

void VisitsPage::restoreState(const QJsonObject& state)
{
    m_wanted = state.value(QStringLiteral("visit")).toString();
}

void VisitsPage::retranslate()
{
    m_list->setAccessibleName(title());
    m_list->viewport()->update();
}

} // namespace myspike::site_visit
