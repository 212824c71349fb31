#include "tests/support/client/form_catalogue.h"

#include <array>

#include "shared/schema/rule_book.h"
#include "shared/sync/records.h"

namespace myspike::test {

namespace {

std::vector<std::string> everywhere(const Record&) { return {"reference"}; }

const std::vector<Access> kAccess = {
    {"officer", Verb::View | Verb::Create | Verb::Edit | Verb::Export},
    {"reader", static_cast<unsigned>(Verb::View)}};

} // namespace

namespace school {
const RecordType& type()
{
    static const RecordType t{
        .key = School::kType,
        .singular = msg("test", "School"),
        .plural = msg("test", "Schools"),
        .module = "test",
        .scopes = everywhere,
        .fields = {describe(kCode, {.label = msg("test", "Code"),
                                    .inList = true,
                                    .searchable = true,
                                    .indexed = true,
                                    .maxLength = 12}),
                   describe(kName, {.label = msg("test", "Name"),
                                    .inList = true,
                                    .searchable = true,
                                    .indexed = true})},
        .access = kAccess,
        .title = {"code", "name"},
        .defaultSort = {{"name"}},
    };
    return t;
}
} // namespace school

namespace course {

namespace {
constexpr std::array kStates = {
    Choice{"draft", msg("test", "Draft")}, Choice{"submitted", msg("test", "Submitted")},
    Choice{"approved", msg("test", "Approved")}, Choice{"withdrawn", msg("test", "Withdrawn")}};
constexpr std::array kKinds = {Choice{"full", msg("test", "Full")},
                               Choice{"modular", msg("test", "Modular")}};
constexpr std::array kRegions = {
    Choice{"johor", msg("test", "Johor")},           Choice{"kedah", msg("test", "Kedah")},
    Choice{"kelantan", msg("test", "Kelantan")},     Choice{"melaka", msg("test", "Melaka")},
    Choice{"ns", msg("test", "Negeri Sembilan")},    Choice{"pahang", msg("test", "Pahang")},
    Choice{"perak", msg("test", "Perak")},           Choice{"perlis", msg("test", "Perlis")},
    Choice{"penang", msg("test", "Pulau Pinang")},   Choice{"sabah", msg("test", "Sabah")},
    Choice{"sarawak", msg("test", "Sarawak")},       Choice{"selangor", msg("test", "Selangor")},
    Choice{"terengganu", msg("test", "Terengganu")}, Choice{"kl", msg("test", "Kuala Lumpur")}};
} // namespace

std::span<const Choice> choicesOf(State) { return kStates; }
std::span<const Choice> choicesOf(Kind) { return kKinds; }
std::span<const Choice> choicesOf(Region) { return kRegions; }

const RecordType& type()
{
    static const RecordType t{
        .key = Course::kType,
        .singular = msg("test", "Course"),
        .plural = msg("test", "Courses"),
        .module = "test",
        .scopes = everywhere,
        .sections = {{"about", msg("test", "About the course")},
                     {"dates", msg("test", "Dates and places")},
                     {"more", msg("test", "Remarks")}},
        .fields =
            {
                describe(kNumber, {.label = msg("test", "Number"),
                                   .inList = true,
                                   .searchable = true,
                                   .indexed = true,
                                   .section = "about",
                                   .maxLength = 20}),
                describe(kTitle, {.label = msg("test", "Title"),
                                  .help = msg("test", "As it stands on the certificate."),
                                  .required = Required::ToSubmit,
                                  .inList = true,
                                  .searchable = true,
                                  .indexed = true,
                                  .section = "about"}),
                describe(kSchool, {.label = msg("test", "School"),
                                   .required = Required::ToSubmit,
                                   .inList = true,
                                   .indexed = true,
                                   .section = "about"}),
                describe(kState, {.label = msg("test", "State"),
                                  .inList = true,
                                  .indexed = true,
                                  .readOnly = true}),
                describe(kKind, {.label = msg("test", "Kind"), .inList = true, .section = "about"}),
                describe(kRegion, {.label = msg("test", "Region"), .section = "about"}),
                describe(kStart, {.label = msg("test", "Starts on"),
                                  .required = Required::ToSubmit,
                                  .inList = true,
                                  .indexed = true,
                                  .section = "dates"}),
                describe(kEnd,
                         {.label = msg("test", "Ends on"), .inList = true, .section = "dates"}),
                describe(kSeats, {.label = msg("test", "Seats"),
                                  .inList = true,
                                  .section = "dates",
                                  .min = 1,
                                  .max = 40}),
                describe(kPassMark, {.label = msg("test", "Pass mark"), .section = "dates"}),
                describe(kFee, {.label = msg("test", "Fee"), .inList = true, .section = "dates"}),
                describe(kHasHostel, {.label = msg("test", "Has a hostel"), .section = "dates"}),
                describe(kBeds, {.label = msg("test", "Beds"),
                                 .section = "dates",
                                 .min = 1,
                                 .visibleWhen =
                                     [](const Record& r) { return r.getOr(kHasHostel, false); }}),
                describe(kLeader, {.label = msg("test", "Leader's identity number"),
                                   .personal = true,
                                   .section = "more",
                                   .kind = FieldKind::Identity}),
                describe(kMeetingAt, {.label = msg("test", "First meeting"), .section = "more"}),
                describe(kRemarks, {.label = msg("test", "Remarks"),
                                    .section = "more",
                                    .kind = FieldKind::Paragraph}),
                describe(
                    kPlan,
                    {.label = msg("test", "Plan"), .section = "more", .kind = FieldKind::File}),
                describe(kSigned, {.label = msg("test", "Signature"),
                                   .section = "more",
                                   .kind = FieldKind::Signature}),
                describe(
                    kSubmittedAt,
                    {.label = msg("test", "Submitted at"), .readOnly = true, .section = "more"}),
            },
        .workflow =
            {
                .field = kState.name,
                .states = {{"draft", msg("test", "Draft"), StateKind::Draft, {"officer"}},
                           {"submitted", msg("test", "Submitted"), StateKind::Open, {}},
                           {"approved", msg("test", "Approved"), StateKind::Closed, {}},
                           {"withdrawn", msg("test", "Withdrawn"), StateKind::Cancelled, {}}},
                .transitions =
                    {
                        {.name = "submit",
                         .from = {"draft"},
                         .to = "submitted",
                         .label = msg("test", "Submit"),
                         .by = {"officer"},
                         .submits = true,
                         .stamp = kSubmittedAt.name},
                        {.name = "approve",
                         .from = {"submitted"},
                         .to = "approved",
                         .label = msg("test", "Approve"),
                         .by = {"officer"},
                         .guards = {{"COURSE-R3",
                                     [](const Reader&, const Record& r,
                                        const ActContext&) -> std::optional<Text> {
                                         if (r.has(kFee)) {
                                             return std::nullopt;
                                         }
                                         return msg("test", "A course without a fee cannot be "
                                                            "approved. Fill the fee in first.");
                                     }}}},
                        {.name = "withdraw",
                         .from = {"draft", "submitted"},
                         .to = "withdrawn",
                         .label = msg("test", "Withdraw"),
                         .by = {"officer"},
                         .needsReason = true},
                    },
            },
        .rules =
            {{"COURSE-R1", "test",
              [](const Record& r, const Reader&, const ActContext&, std::vector<Finding>& out) {
                  const auto from = r.get(kStart);
                  const auto to = r.get(kEnd);
                  if (from && to && *to < *from) {
                      out.push_back({Severity::Error, "COURSE-R1", kEnd.name,
                                     msg("test", "The course ends before it starts. Correct "
                                                 "one of the dates.")});
                  }
              }},
             {"COURSE-R2", "test",
              [](const Record& r, const Reader&, const ActContext&, std::vector<Finding>& out) {
                  if (r.getOr(kSeats, std::int64_t{0}) > 30) {
                      out.push_back({Severity::Warning, "COURSE-R2", kSeats.name,
                                     msg("test", "More than 30 seats need two trainers.")});
                  }
              }}},
        .access = kAccess,
        .title = {"number", "title"},
        .defaultSort = {{"number"}},
    };
    return t;
}
} // namespace course

namespace pupil {
const RecordType& type()
{
    static const RecordType t{
        .key = Pupil::kType,
        .singular = msg("test", "Pupil"),
        .plural = msg("test", "Pupils"),
        .module = "test",
        .scopes = everywhere,
        .fields = {describe(kCourse, {.label = msg("test", "Course"),
                                      .required = Required::Always,
                                      .indexed = true}),
                   describe(kName, {.label = msg("test", "Name"),
                                    .required = Required::Always,
                                    .inList = true,
                                    .searchable = true,
                                    .indexed = true}),
                   describe(
                       kMark,
                       {.label = msg("test", "Mark"), .inList = true, .min = 0, .max = 10'000})},
        .access = kAccess,
        .title = {"name"},
        .defaultSort = {{"name"}},
        .parent = kCourse.name,
    };
    return t;
}
} // namespace pupil

Catalogue formCatalogue()
{
    Catalogue c;
    describeFoundation(c, {"officer"});
    c.add(rule_book::entry());
    c.add(school::type());
    c.add(course::type());
    c.add(pupil::type());
    c.add(Command{
        .name = "course.postpone",
        .subject = Course::kType,
        .label = msg("test", "Postpone"),
        .args = {describe(course::kNewStart,
                          {.label = msg("test", "New start"), .required = Required::Always})},
        .by = {"officer"},
        .needsReason = true,
        .run = [](Transaction& tx, const Id& subject, const Values& args) -> Status {
            auto found = tx.find(Course::kType, subject);
            found.record.set(course::kStart, args.get(course::kNewStart));
            return tx.update(found.record);
        },
    });
    return c;
}

} // namespace myspike::test
