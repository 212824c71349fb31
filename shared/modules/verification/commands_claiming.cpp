// A verifier's claim for a visit: what follows from the visit itself is filled in, receipts and
// expenses are hers to add (2 §2.4, §2.6 step 19).
#include "shared/modules/description.h"
#include "shared/modules/verification/verification.h"
#include "shared/schema/rule_book.h"

namespace myspike::verification {

namespace {

namespace as = assignment;
namespace cl = claim_line;

/// Meals cost more or less across the sea; by the state of the centre.
const char* mealKey(const Reader& reader, const Record& assignment)
{
    const auto centre = reader.find(assignment.get(as::kCentre));
    const auto place = centre ? reader.find(centre->get(centre::kState)) : Lookup{};
    if (!place) {
        return nullptr;
    }
    const auto code = place->text(state::kCode);
    const bool acrossTheSea = code == "12" || code == "13" || code == "15";
    return acrossTheSea ? "claim.meal.sabah_sarawak_labuan.per_day"
                        : "claim.meal.peninsular.per_day";
}

Fault gone()
{
    return Fault{FaultCode::NotFound,
                 msg("verification", "This record no longer exists. Go back to the list and "
                                     "refresh it."),
                 {},
                 "GONE"};
}

class Lines
{
public:
    Lines(Transaction& tx, const Record& assignment, const Id& claim)
        : m_tx(tx), m_assignment(assignment), m_claim(claim)
    {
    }

    Status add(cl::Kind kind, Date day, std::int64_t quantity)
    {
        const auto rate = claimRate(m_tx, kind, day, m_assignment);
        if (!rate || quantity <= 0) {
            return okStatus();
        }
        Record line(claimLine(), m_tx.newId());
        line.set(cl::kClaim, Ref<Claim>{m_claim});
        line.set(cl::kAssignment, Ref<Assignment>{m_assignment.id});
        line.set(cl::kVerifierUser, m_assignment.get(as::kVerifierUser));
        line.set(cl::kKind, kind);
        line.set(cl::kDate, day);
        line.set(cl::kQuantity, Hundredths::whole(quantity));
        line.set(cl::kRate, *rate);
        line.set(cl::kAmount, *rate * quantity);
        m_total = m_total + *rate * quantity;
        return m_tx.insert(line);
    }
    Money total() const { return m_total; }

private:
    Transaction& m_tx;
    const Record& m_assignment;
    const Id m_claim;
    Money m_total;
};

Status prepare(Transaction& tx, const Id& id, const Values&)
{
    const auto a = tx.find(Assignment::kType, id);
    const auto from = a ? a->get(as::kFrom) : std::nullopt;
    const auto to = a ? a->get(as::kTo) : std::nullopt;
    if (!from || !to) {
        return gone();
    }
    using Number = RuleKey<std::int64_t>;
    const auto within = ruleValue(tx, Number{"verification.clock.claim_days"}, *to);
    const auto radius = ruleValue(tx, Number{"claim.duty_station_radius_km"}, *from);
    if (!within || !radius) {
        return within ? radius.fault() : within.fault();
    }
    Record c(claimType(), tx.newId());
    c.set(claim::kAssignment, Ref<Assignment>{id});
    c.set(claim::kVerifierUser, a->get(as::kVerifierUser));
    c.set(claim::kDueOn, to->plusDays(static_cast<int>(*within)));
    c.set(claim::kState, claim::State::Draft);
    MYSPIKE_TRY(tx.insert(c));
    Lines lines(tx, a.record, c.id);
    // Inside her duty station there is neither travel nor a meal to pay for.
    const auto distance = a->get(as::kDistanceKm);
    const bool away = !distance || *distance > *radius;
    for (Date d = *from; d <= *to; d = d.plusDays(1)) {
        MYSPIKE_TRY(lines.add(cl::Kind::Honorarium, d, 1));
        if (away) {
            MYSPIKE_TRY(lines.add(cl::Kind::Meals, d, 1));
        }
    }
    if (away && distance) {
        MYSPIKE_TRY(lines.add(cl::Kind::Mileage, *from, *distance * 2));
    }
    c.set(claim::kTotal, lines.total());
    return tx.update(c);
}

std::optional<Text> notHers(const Reader&, const Record& r, const ActContext& context)
{
    if (r.get(as::kVerifierUser) != Ref<User>{context.actor.user}) {
        return msg("assignment", "This assignment is another verifier's.");
    }
    return std::nullopt;
}

std::optional<Text> claimExists(const Reader& reader, const Record& r, const ActContext&)
{
    Query q{.type = Claim::kType};
    q.with(equals(claim::kAssignment, Ref<Assignment>{r.id}));
    if (reader.first(q)) {
        return msg("claim", "There is a claim for this visit already. Open that one.");
    }
    return std::nullopt;
}

} // namespace

std::optional<Money> claimRate(const Reader& reader, claim_line::Kind kind, Date day,
                               const Record& assignment)
{
    const char* key = kind == cl::Kind::Honorarium ? "claim.honorarium.per_day"
                      : kind == cl::Kind::Mileage  ? "claim.mileage.per_km"
                      : kind == cl::Kind::Meals    ? mealKey(reader, assignment)
                                                   : nullptr;
    if (!key) {
        return std::nullopt;
    }
    const auto rate = ruleValue(reader, RuleKey<Money>{key}, day);
    return rate ? std::optional(*rate) : std::nullopt;
}

void describeClaiming(Catalogue& catalogue)
{
    catalogue.add({.name = command::kPrepareClaim,
                   .subject = Assignment::kType,
                   .label = msg("verification", "Prepare the claim"),
                   .args = {},
                   .by = {role::kExternalVerifier},
                   .from = codesOf(as::State::VisitClosed, as::State::Finished, as::State::Replaced,
                                   as::State::CannotBeHeld),
                   .guards = {{"VER-HERS", notHers}, {"CLAIM-ONCE", claimExists}},
                   .run = prepare});
}

} // namespace myspike::verification
