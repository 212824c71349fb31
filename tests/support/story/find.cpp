#include "tests/support/story/find.h"

#include <QImage>
#include <algorithm>
#include <cmath>

#include "shared/base/rng.h"
#include "shared/sync/records.h"

namespace myspike::test {

Record requestIn(Person& p, verification_request::State state)
{
    Query q{.type = VerificationRequest::kType};
    q.with(equals(verification_request::kState, state));
    const auto found = p.query(q);
    if (found.empty()) {
        fail(QStringLiteral("%1 holds no request in the state %2")
                 .arg(p.login(), QLatin1String(codeOf(state))));
    }
    return found.front();
}

Id visitIn(Person& p, assignment::State state, std::size_t nth)
{
    Query q{.type = Assignment::kType};
    q.with(equals(assignment::kState, state))
        .with(equals(assignment::kVerifierUser, Ref<User>{p.replica().identity().actor.user}))
        .orderBy(assignment::kFrom.name);
    const auto assignments = p.query(q);
    if (assignments.size() <= nth) {
        fail(QStringLiteral("%1 has %2 assignments in the state %3")
                 .arg(p.login())
                 .arg(assignments.size())
                 .arg(QLatin1String(codeOf(state))));
    }
    Query v{.type = Visit::kType};
    v.with(equals(visit::kAssignment, Ref<Assignment>{assignments[nth].id}));
    const auto visits = p.query(v);
    if (visits.empty()) {
        fail(QStringLiteral("the visit is not on this machine"));
    }
    return visits.front().id;
}

Id visitToReport(Person& p)
{
    Query q{.type = VisitReport::kType};
    q.with(equals(visit_report::kState, visit_report::State::Draft))
        .with(equals(visit_report::kVerifierUser, Ref<User>{p.replica().identity().actor.user}));
    const auto drafts = p.query(q);
    if (drafts.empty()) {
        fail(p.login() + QStringLiteral(" has no report to write"));
    }
    return drafts.front().get(visit_part::kVisit)->id;
}

std::size_t unsentPhotographs(Person& p, const Id& visit)
{
    Query q{.type = attachments::Attachment::kType};
    q.with(equals(attachments::kRootId, visit.toString()));
    const auto all = p.query(q);
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const Record& a) {
        return !a.getOr(attachments::kComplete, false);
    }));
}

std::vector<Record> partsOf(Person& p, const char* type, const Id& visit)
{
    Query q{.type = type};
    q.with(equals(visit_part::kVisit, Ref<Visit>{visit}));
    return p.query(q);
}

QString makePhotograph(const QDir& folder, const QString& name, int kilobytes)
{
    // Noise does not compress, so the size follows the number of pixels.
    const int side = std::max(32, static_cast<int>(std::sqrt(kilobytes * 1024.0 / 1.2)));
    QImage picture(side, side, QImage::Format_RGB32);
    SplitMix64 rng(static_cast<std::uint64_t>(qHash(name)));
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            picture.setPixel(x, y, static_cast<QRgb>(rng.next()) | 0xff000000U);
        }
    }
    const auto path = folder.filePath(name);
    if (!picture.save(path, "JPG", 90)) {
        fail(QStringLiteral("the photograph %1 cannot be written").arg(path));
    }
    return path;
}

} // namespace myspike::test
