package dev.latchkey.local.simulation.judge;

import dev.latchkey.local.simulation.judge.Sighting.CarriedAway;
import dev.latchkey.local.simulation.judge.Sighting.CaseOpened;
import dev.latchkey.local.simulation.judge.Sighting.ContactAnswered;
import dev.latchkey.local.simulation.judge.Sighting.DepositReported;
import dev.latchkey.local.simulation.judge.Sighting.HoldDecided;
import dev.latchkey.local.simulation.judge.Sighting.LinkChanged;
import dev.latchkey.local.simulation.judge.Sighting.MessageTaken;
import dev.latchkey.local.simulation.judge.Sighting.Moved;
import dev.latchkey.local.simulation.judge.Sighting.PickupReported;
import dev.latchkey.local.simulation.judge.Sighting.PutIn;
import dev.latchkey.local.simulation.judge.Sighting.RegistrationAnswered;
import dev.latchkey.local.simulation.judge.Sighting.SensorChanged;
import dev.latchkey.local.simulation.judge.Sighting.TakenOut;
import dev.latchkey.local.simulation.judge.Sighting.TokenGiven;
import dev.latchkey.local.simulation.judge.Sighting.WebhookAnswered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a witness at every boundary remembers.
final class Known {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    /// A code in a message: digits that stand alone, 6 to 10 of them, and in no link.
    private static final Pattern CODE = Pattern.compile("(?<![\\p{Alnum}+])[0-9]{6,10}(?!\\p{Alnum})");

    private final Map<String, Parcel> parcels = new LinkedHashMap<>();
    private final Map<String, Set<String>> addresses = new HashMap<>();
    private final Map<String, Map<String, Instant>> toldSince = new HashMap<>();
    private final Map<String, Set<String>> first = new HashMap<>();
    private final Map<Place, Parcel> compartments = new LinkedHashMap<>();
    private final Map<String, List<Outage>> outages = new HashMap<>();
    private final Map<String, List<Sighting.Grant>> listed = new HashMap<>();
    private final Map<String, Given> tokens = new HashMap<>();
    private final Map<Place, Parcel> misnamed = new HashMap<>();
    private final Map<Place, Parcel> takenUnseen = new HashMap<>();
    private final Set<Place> blind = new HashSet<>();
    private final Openings openings = new Openings();

    /// A parcel as it was seen.
    static final class Parcel {
        final String deliveryId;
        Optional<RegistrationAnswered> announced = Optional.empty();
        Optional<Instant> registered = Optional.empty();
        Optional<Instant> carrierSaidDelivered = Optional.empty();
        Optional<Instant> depositReported = Optional.empty();
        Optional<Instant> pickupReported = Optional.empty();
        Optional<PutIn> putIn = Optional.empty();
        Optional<TakenOut> takenOut = Optional.empty();
        final SequencedMap<String, Instant> codes = new LinkedHashMap<>();
        final List<CaseOpened> cases = new ArrayList<>();
        Optional<Instant> firstCodeSeen = Optional.empty();
        Optional<Instant> cancelled = Optional.empty();
        Optional<Instant> released = Optional.empty();
        boolean isRotated;
        boolean isWarned;
        /// A sensor of its compartment was broken while it was there.
        boolean isUnseen;
        final List<Instant> carried = new ArrayList<>();
        final List<Instant> messagesSeen = new ArrayList<>();

        private Parcel(String deliveryId) {
            this.deliveryId = deliveryId;
        }

        /// Codes are kept in the order in which they were first shown; a rotated one is valid no longer.
        private String newestCode() {
            return codes.isEmpty() ? "" : codes.lastEntry().getKey();
        }

        /// Since when carrier, locker and registration agree.
        Optional<Instant> confirmed() {
            return registered.flatMap(known ->
                    carrierSaidDelivered.flatMap(said -> depositReported.map(put -> latest(known, latest(said, put)))));
        }

        private static Instant latest(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    /// @param until empty while it lasts
    record Outage(Instant from, Optional<Instant> until) {}

    /// @param codes how many codes the delivery's messages had shown by then
    private record Given(TokenGiven page, int codes) {}

    private record Place(String lockerId, int compartment) {}

    Parcel parcel(String deliveryId) {
        return parcels.computeIfAbsent(deliveryId, Parcel::new);
    }

    Collection<Parcel> parcels() {
        return parcels.values();
    }

    Set<String> addresses(String recipientId) {
        return addresses.getOrDefault(recipientId, Set.of());
    }

    /// Whether an address is one of the first that were told of a recipient.
    boolean isOfTheFirst(String recipientId, String address) {
        return first.getOrDefault(recipientId, Set.of()).contains(address);
    }

    /// When an address was first told of a recipient.
    Optional<Instant> toldSince(String recipientId, String address) {
        return Optional.ofNullable(toldSince.getOrDefault(recipientId, Map.of()).get(address));
    }

    /// Whether digits may open a parcel's door: its newest code, or one before where the locker cannot know of the
    /// newest, since it was cut off or no manifest reached it.
    boolean isCode(String digits, Parcel parcel, String lockerId) {
        return digits.equals(parcel.newestCode())
                || parcel.codes.containsKey(digits) && listedVersion(parcel, lockerId) < parcel.codes.size();
    }

    /// Whether a token may open a parcel's door: one that its page showed, of the newest code as far as the locker can
    /// know.
    boolean isToken(String token, Parcel parcel, String lockerId, Instant at) {
        return Optional.ofNullable(tokens.get(token))
                .filter(given -> given.page().deliveryId().equals(parcel.deliveryId)
                        && given.page().lockerId().equals(lockerId)
                        && (given.codes() >= parcel.codes.size()
                                || listedVersion(parcel, lockerId) < parcel.codes.size()
                                || wasCutOff(lockerId, at)))
                .isPresent();
    }

    /// Every version of a code is shown at most once as another code.
    private int listedVersion(Parcel parcel, String lockerId) {
        return listed.getOrDefault(lockerId, List.of()).stream()
                .filter(grant -> grant.deliveryId().equals(parcel.deliveryId))
                .mapToInt(Sighting.Grant::codeVersion)
                .max()
                .orElse(Integer.MAX_VALUE);
    }

    Openings openings() {
        return openings;
    }

    /// The parcels at a locker.
    Stream<Parcel> at(String lockerId) {
        return compartments.entrySet().stream()
                .filter(entry -> entry.getKey().lockerId().equals(lockerId))
                .map(Map.Entry::getValue);
    }

    /// The parcel in a compartment.
    Optional<Parcel> in(String lockerId, int compartment) {
        return Optional.ofNullable(compartments.get(new Place(lockerId, compartment)));
    }

    /// Whether the locker was cut off at a time, or within a day before it.
    boolean wasCutOff(String lockerId, Instant at) {
        return outages.getOrDefault(lockerId, List.of()).stream()
                .anyMatch(outage -> outage.from().isBefore(at)
                        && outage.until()
                                .map(until -> until.plusSeconds(86_400).isAfter(at))
                                .orElse(true));
    }

    /// Since when a locker had been cut off at a time.
    Optional<Instant> cutOffSince(String lockerId, Instant at) {
        return outages.getOrDefault(lockerId, List.of()).stream()
                .filter(outage -> outage.from().isBefore(at)
                        && outage.until().filter(at::isAfter).isEmpty())
                .map(Outage::from)
                .findFirst();
    }

    static List<String> codesIn(MessageTaken message) {
        return CODE.matcher(LINK.matcher(message.body()).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    static boolean isCodeIn(String title) {
        return CODE.matcher(title).find();
    }

    void remember(Sighting sighting) {
        switch (sighting) {
            case RegistrationAnswered it -> remember(it);
            case WebhookAnswered it -> remember(it);
            case ContactAnswered it -> remember(it.recipientId(), it.addresses(), it.status(), it.at());
            case HoldDecided it -> remember(it);
            case DepositReported it -> {
                var parcel = parcel(it.deliveryId());
                parcel.depositReported = parcel.depositReported.or(() -> Optional.of(it.at()));
            }
            case PickupReported it -> remember(it);
            case SensorChanged it -> remember(it);
            case TokenGiven it ->
                tokens.put(
                        it.token(), new Given(it, parcel(it.deliveryId()).codes.size()));
            case CarriedAway it -> {
                compartments.remove(new Place(it.lockerId(), it.compartment()));
                parcel(it.deliveryId()).carried.add(it.at());
            }
            case Moved it -> {
                fill(new Place(it.lockerId(), it.compartment()), parcel(it.deliveryId()));
                parcel(it.deliveryId()).isRotated = true;
                parcel(it.deliveryId()).isUnseen |= isBlind(it.lockerId(), it.compartment());
                misnamed(it).ifPresent(place -> misnamed.put(place, parcel(it.deliveryId())));
            }
            case PutIn it -> {
                parcel(it.deliveryId()).putIn = Optional.of(it);
                fill(new Place(it.lockerId(), it.compartment()), parcel(it.deliveryId()));
                parcel(it.deliveryId()).isUnseen |= isBlind(it.lockerId(), it.compartment());
            }
            case TakenOut it -> remember(it);
            case MessageTaken it -> remember(it);
            case CaseOpened it -> parcel(it.deliveryId()).cases.add(it);
            case LinkChanged it -> remember(it);
            case Sighting.Attempt it -> openings.remember(it);
            case Sighting.DoorOpened it -> openings.remember(it, this);
            case Sighting.ManifestArrived it -> listed.put(it.lockerId(), it.grants());
            case Sighting.DoorResisted _, Sighting.Told _ -> {}
        }
    }

    private void remember(RegistrationAnswered registration) {
        var parcel = parcel(registration.deliveryId());
        parcel.announced = parcel.announced.or(() -> Optional.of(registration));
        if (registration.status() / 100 == 2) {
            parcel.registered = parcel.registered.or(() -> Optional.of(registration.at()));
        }
        remember(registration.recipientId(), registration.addresses(), registration.status(), registration.at());
    }

    /// After a 5xx nobody knows whether the new addresses hold or the old ones.
    private void remember(String recipientId, Set<String> told, int status, Instant at) {
        if (status / 100 == 2 || status / 100 == 5) {
            first.putIfAbsent(recipientId, told);
            var since = toldSince.computeIfAbsent(recipientId, id -> new HashMap<>());
            told.forEach(address -> since.putIfAbsent(address, at));
        }
        switch (status / 100) {
            case 2 -> addresses.put(recipientId, told);
            case 5 -> addresses.merge(recipientId, told, Known::union);
            default -> {}
        }
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toSet());
    }

    private void remember(WebhookAnswered webhook) {
        var parcel = parcel(webhook.deliveryId());
        if (webhook.type().equals("delivered") && webhook.status() / 100 == 2) {
            parcel.carrierSaidDelivered = parcel.carrierSaidDelivered.or(() -> Optional.of(webhook.at()));
        }
        if (webhook.type().equals("cancelled")) {
            parcel.cancelled = parcel.cancelled.or(() -> Optional.of(webhook.at()));
        }
    }

    /// A refusal gives the delivery another code, and its recipient the contact before; whether one that was
    /// answered with a 5xx did, nobody knows.
    private void remember(HoldDecided decided) {
        var parcel = parcel(decided.deliveryId());
        boolean mayHaveTakenEffect = decided.status() == 200 || decided.status() / 100 == 5;
        if (mayHaveTakenEffect && decided.decision().equals("refuse")) {
            parcel.isRotated = true;
            parcel.announced.ifPresent(it -> addresses.put(
                    it.recipientId(),
                    Set.copyOf(
                            toldSince.getOrDefault(it.recipientId(), Map.of()).keySet())));
        } else if (mayHaveTakenEffect) {
            parcel.released = Optional.of(decided.at());
        }
    }

    private void remember(MessageTaken message) {
        var parcel = parcel(message.deliveryId());
        if (message.isSeen()) {
            parcel.messagesSeen.add(message.at());
        }
        parcel.isWarned |=
                parcel.depositReported.isPresent() && codesIn(message).isEmpty();
        codesIn(message).forEach(code -> {
            parcel.codes.putIfAbsent(code, message.at());
            if (message.isSeen() && parcel.firstCodeSeen.isEmpty()) {
                parcel.firstCodeSeen = Optional.of(message.at());
            }
        });
    }

    private void fill(Place place, Parcel parcel) {
        compartments.put(place, parcel);
        takenUnseen.remove(place);
    }

    private void remember(TakenOut taken) {
        var place = new Place(taken.lockerId(), taken.compartment());
        var parcel = parcel(taken.deliveryId());
        parcel.takenOut = Optional.of(taken);
        misnamed.values().remove(parcel);
        compartments.remove(place);
        if (parcel.isUnseen) {
            takenUnseen.put(place, parcel);
        }
    }

    /// That a compartment is empty in which the parcel has lain before ends nothing.
    private void remember(PickupReported report) {
        var parcel = parcel(report.deliveryId());
        boolean liesElsewhere = compartments.entrySet().stream()
                .anyMatch(it -> it.getValue().equals(parcel)
                        && !it.getKey().equals(new Place(report.lockerId(), report.compartment())));
        if (!liesElsewhere) {
            parcel.pickupReported = parcel.pickupReported.or(() -> Optional.of(report.at()));
        }
    }

    private void remember(SensorChanged change) {
        var place = new Place(change.lockerId(), change.compartment());
        if (change.isBroken()) {
            blind.add(place);
            in(change.lockerId(), change.compartment()).ifPresent(parcel -> parcel.isUnseen = true);
        } else {
            blind.remove(place);
        }
    }

    private static Optional<Place> misnamed(Moved moved) {
        return moved.said() == moved.compartment()
                ? Optional.empty()
                : Optional.of(new Place(moved.lockerId(), moved.said()));
    }

    /// The parcel that a locker must take to be in an empty compartment: a technician named it by mistake, or a broken
    /// sensor saw nobody take the parcel out.
    Optional<Parcel> believedIn(String lockerId, int compartment) {
        var place = new Place(lockerId, compartment);
        return Optional.ofNullable(misnamed.get(place)).or(() -> Optional.ofNullable(takenUnseen.get(place)));
    }

    /// Whether nobody can rely on what a compartment's sensors say.
    boolean isBlind(String lockerId, int compartment) {
        return blind.contains(new Place(lockerId, compartment));
    }

    private void remember(LinkChanged change) {
        var known = outages.computeIfAbsent(change.lockerId(), id -> new ArrayList<>());
        if (!change.isUp()) {
            known.add(new Outage(change.at(), Optional.empty()));
        } else if (!known.isEmpty() && known.getLast().until().isEmpty()) {
            known.set(known.size() - 1, new Outage(known.getLast().from(), Optional.of(change.at())));
        }
    }
}
