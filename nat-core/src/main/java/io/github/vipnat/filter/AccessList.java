package io.github.vipnat.filter;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.filter.AccessEntry.Evaluate;
import io.github.vipnat.filter.AccessEntry.Party;
import io.github.vipnat.filter.AccessEntry.Rule;
import io.github.vipnat.filter.Answer.Doubt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A list of permits and denies: the first line that is about a packet decides, and behind the last one is a deny.
 *
 * @param isStandard whether it looks at sources only
 */
public record AccessList(String name, boolean isStandard, List<Line> lines) implements Filter {

    private static final String GROUP = "object-group ";

    /** Lets in who has logged in to the router (Cisco, "Lock-and-Key: Dynamic Access Lists"); any other entry would let in everybody. */
    private static final String DYNAMIC = "dynamic ";

    public AccessList {
        lines = List.copyOf(lines);
    }

    /**
     * An entry at its place.
     *
     * @param number the sequence number, where the device prints it
     */
    public record Line(OptionalInt number, AccessEntry entry) {}

    /** A list whose entries stand without numbers. */
    public static AccessList of(String name, boolean isStandard, List<AccessEntry> entries) {
        return new AccessList(
                name,
                isStandard,
                entries.stream()
                        .map(entry -> new Line(OptionalInt.empty(), entry))
                        .toList());
    }

    /** The entries in the order in which packets meet them. */
    public List<AccessEntry> entries() {
        return lines.stream().map(Line::entry).toList();
    }

    /** The entries up to the first that denies every packet to an address: those behind it let none in. */
    public Stream<AccessEntry> entriesTowards(Ipv4 destination) {
        return entries().stream()
                .takeWhile(entry -> !(entry instanceof Rule rule && rule.deniesAllTowards(destination)));
    }

    /** What the list does with the packet. */
    public Verdict verdict(Packet packet) {
        return answer(packet).verdict();
    }

    @Override
    public Answer answer(Packet packet) {
        return walk(packet).answer();
    }

    @Override
    public Stream<AccessList> lists() {
        return Stream.of(this);
    }

    /**
     * A packet's way down the list.
     *
     * @param stop the first entry that shuts it out or may; where none does, as many as there are entries
     * @param end the entry that decides for certain; where none does, as many as there are entries
     */
    private record Walk(Answer answer, int stop, int end) {}

    private Walk walk(Packet packet) {
        List<Doubt> permits = new ArrayList<>();
        List<Doubt> denies = new ArrayList<>();
        int firstDoubt = lines.size();
        for (int at = 0; at < lines.size(); at++) {
            AccessEntry entry = lines.get(at).entry();
            Answer isAbout = entry.isAbout(packet);
            if (isAbout.verdict() == Verdict.LETS_IN) {
                return new Walk(answer(entry.permits(), permits, denies), Math.min(at, firstDoubt), at);
            }
            if (isAbout.verdict() == Verdict.UNKNOWN) {
                firstDoubt = Math.min(at, firstDoubt);
                isAbout.doubts().forEach((entry.permits() ? permits : denies)::add);
            }
        }
        return new Walk(answer(false, permits, denies), firstDoubt, lines.size());
    }

    /** A doubtful permit changes nothing where the packet gets through anyway, a doubtful deny nothing where it does not. */
    private Answer answer(boolean letsIn, List<Doubt> permits, List<Doubt> denies) {
        if ((letsIn ? denies : permits).isEmpty()) {
            return Answer.of(letsIn);
        }
        List<Doubt> doubts = Stream.concat(permits.stream(), denies.stream())
                .map(doubt -> doubt.within("access list " + name + ": "))
                .toList();
        return new Answer(Verdict.UNKNOWN, Answer.of(letsIn).verdict(), doubts);
    }

    @Override
    public List<Mend> mends(Optional<Packet> model, Packet packet) {
        Walk walk = walk(packet);
        if (walk.answer().verdict() == Verdict.LETS_IN) {
            return List.of();
        }
        OptionalInt permit = model.map(this::permitOf).orElseGet(OptionalInt::empty);
        Optional<Rule> rule = permit.stream()
                .boxed()
                .flatMap(at -> model.stream().flatMap(like -> rulesAbout(at, like)))
                .findFirst();
        int behindModel = permit.isPresent() ? permit.getAsInt() + 1 : lines.size();
        Optional<String> group = rule.filter(one -> walk.stop() >= behindModel).flatMap(one -> group(one, packet));
        if (group.isPresent()) {
            return List.of(new Mend.NewMember(group.get(), packet));
        }
        if (permit.isPresent() && lines.get(permit.getAsInt()).entry().text().startsWith(DYNAMIC)) {
            return List.of(new Mend.Look("access list " + name));
        }
        List<Mend> reflecting = reflecting(model, packet, permit);
        if (!reflecting.isEmpty() && walk.stop() >= behindModel) {
            return reflecting;
        }
        List<Mend> mends = new ArrayList<>();
        model.filter(like -> rule.isPresent())
                .ifPresent(like -> mends.addAll(denies(like, packet, behindModel, walk.stop())));
        mends.add(new Mend.NewEntry(this, Math.min(walk.stop(), behindModel), true, rule, packet));
        return mends;
    }

    private List<Mend> reflecting(Optional<Packet> model, Packet packet, OptionalInt permit) {
        return permit.isPresent() && lines.get(permit.getAsInt()).entry() instanceof Evaluate evaluate
                ? model.map(like -> evaluate.mends(like, packet)).orElse(List.of())
                : List.of();
    }

    /** The entry by which a packet gets through, or may where that hangs on what is the same for every address. */
    private OptionalInt permitOf(Packet packet) {
        Walk walk = walk(packet);
        if (walk.end() < lines.size() && lines.get(walk.end()).entry().permits()) {
            return OptionalInt.of(walk.end());
        }
        return IntStream.range(0, walk.end())
                .filter(at -> lines.get(at).entry().permits())
                .filter(at -> lines.get(at).entry().isAbout(packet).verdict() == Verdict.UNKNOWN)
                .findFirst();
    }

    /** The group through which the rule is about the model, where one more member makes it be about the packet too. */
    private static Optional<String> group(Rule rule, Packet packet) {
        Party end = rule.serverEnd(packet);
        return end.hosts().words().startsWith(GROUP) && end.ports().contains(packet.serverPort())
                ? Optional.of(end.hosts().words().substring(GROUP.length()))
                : Optional.empty();
    }

    /** What the model alone is denied on the way to its permit, the packet must be denied as well. */
    private List<Mend> denies(Packet model, Packet packet, int behindModel, int stop) {
        return IntStream.range(0, Math.min(behindModel, lines.size()))
                .boxed()
                .filter(at ->
                        !lines.get(at).entry().permits() && rules(at).noneMatch(rule -> rule.isAboutServer(packet)))
                .<Mend>flatMap(at -> rules(at)
                        .filter(rule -> rule.isAboutServer(model))
                        .map(rule -> new Mend.NewEntry(this, Math.min(stop, at + 1), false, Optional.of(rule), packet)))
                .toList();
    }

    /** LETS_IN where the packet is permitted by an entry that opens the way for its answers in a list of that name. */
    Answer reflects(String reflected, Packet packet) {
        Answer answer = answer(packet);
        boolean isReflected = permitOf(packet).stream()
                .boxed()
                .flatMap(at -> rulesAbout(at, packet))
                .anyMatch(rule -> rule.reflects(reflected));
        return isReflected ? answer : Answer.of(Verdict.SHUTS_OUT);
    }

    /** Whether the list lets answers of its flows into lists that evaluate that name. */
    public boolean reflects(String reflected) {
        return entries().stream().flatMap(AccessEntry::rules).anyMatch(rule -> rule.reflects(reflected));
    }

    /** Whether an entry is about the packet for certain, and not only the deny behind the last one. */
    boolean names(Packet packet) {
        return walk(packet).end() < lines.size();
    }

    /** What keeps a packet out of what the list picks; nothing where it is not picked. */
    List<Mend> exclusions(Packet packet) {
        Walk walk = walk(packet);
        return walk.answer().verdict() == Verdict.SHUTS_OUT
                ? List.of()
                : List.of(new Mend.NewEntry(
                        this, walk.stop(), false, rulesAbout(walk.end(), packet).findFirst(), packet));
    }

    private Stream<Rule> rules(int at) {
        return at < lines.size() ? lines.get(at).entry().rules() : Stream.empty();
    }

    private Stream<Rule> rulesAbout(int at, Packet packet) {
        return rules(at).filter(rule -> rule.isAbout(packet).verdict() != Verdict.SHUTS_OUT);
    }

    /** The rules that are about one of the two services and not about the other, whoever the client is. */
    public Stream<Rule> rulesThatTellApart(Packet one, Packet other) {
        return entries().stream()
                .flatMap(AccessEntry::rules)
                .filter(rule -> rule.isAboutServer(one) != rule.isAboutServer(other));
    }

    /** The entry that does what the rule would do, where one stands. */
    public Optional<AccessEntry> sameAs(Rule rule) {
        return entries().stream()
                .filter(entry -> entry instanceof Rule other && rule.isSame(other))
                .findFirst();
    }
}
