package io.github.vipnat.apply.send;

import io.github.vipnat.apply.journal.ChainChange;
import io.github.vipnat.apply.journal.UnfinishedRun;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.HeardRule;
import io.github.vipnat.device.Reply;
import io.github.vipnat.device.Reply.Refusal;
import io.github.vipnat.device.TypedRule;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.plan.Plan;
import io.github.vipnat.session.Transcript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run has left in its device, as far as that is proven: the lines it typed, and the lines the device was seen to
 * hear. A line that lost a character may be another valid rule; that one is ours only if its echo was seen.
 */
public final class SendEvidence implements Transcript {

    /** So many characters at the end of two lines are not alike by chance. */
    private static final int TELLING_END = 12;

    /** After these a line has certainly changed nothing. */
    private static final Set<Refusal> WITHOUT_EFFECT = EnumSet.of(
            Refusal.IN_USE,
            Refusal.NOT_FOUND,
            Refusal.ALREADY_MAPPED,
            Refusal.SIMILAR_ENTRY,
            Refusal.SYNTAX,
            Refusal.NOT_AUTHORIZED);

    /** The same on a terminal whose answers nobody has told apart: in words that no other line is refused with. */
    private static final Set<Refusal> CERTAINLY_OF_A_RULE = EnumSet.of(Refusal.IN_USE, Refusal.NOT_FOUND);

    private final DeviceOs os;
    private final Plan plan;
    private final Transcript transcript;
    private final Map<StaticRule, StaticRule> before = new LinkedHashMap<>();
    private final Set<StaticRule> toAdd = new HashSet<>();
    private final Set<StaticRule> toRemove = new HashSet<>();
    private final Set<TypedRule> typed = new HashSet<>();
    private final Set<TypedRule> heard = new HashSet<>();
    private final Set<StaticRule> accepted = new HashSet<>();
    private final List<StaticRule> foundGone = new ArrayList<>();
    private final List<String> unheard = new ArrayList<>();
    private NatTable origin;

    /** @param transcript hears everything too */
    public SendEvidence(DeviceOs os, Plan plan, Transcript transcript) {
        this.os = os;
        this.plan = plan;
        this.transcript = transcript;
        this.origin = plan.before();
        goOnFrom(UnfinishedRun.none());
    }

    /** What those runs left counts together with what this one will leave; to be told before the first line is typed. */
    public void goOnFrom(UnfinishedRun unfinished) {
        unfinished.typed().stream()
                .flatMap(line -> os.typedRule(line).stream())
                .forEach(rule -> typed.add(rule.meaning()));
        origin = plan.before().withEntries(origin(plan.before(), unfinished));
        before.clear();
        origin.entries().forEach(entry -> before.putIfAbsent(entry.rule().meaning(), entry.rule()));
        toAdd.clear();
        toRemove.clear();
        Stream.of(unfinished.added(os), unfinished.removed(os))
                .flatMap(Set::stream)
                .forEach(this::plans);
        plan.changes().forEach(change -> plans(change.rule().meaning()));
    }

    /**
     * What a run that died may have typed was then as it found it; everything else is as it is now. Where another rule speaks
     * for the global by now, and none of those runs typed it, it was decided otherwise meanwhile.
     */
    private List<NatEntry> origin(NatTable now, UnfinishedRun unfinished) {
        Set<StaticRule> touched = typed.stream().map(TypedRule::rule).collect(Collectors.toSet());
        Predicate<NatEntry> isTouched = entry -> touched.contains(entry.rule().meaning());
        List<NatEntry> then = unfinished.before().stream()
                .flatMap(configuration -> os.read(configuration).nat().entries().stream())
                .toList();
        Set<StaticRule> stoodThen =
                then.stream().map(entry -> entry.rule().meaning()).collect(Collectors.toSet());
        List<StaticRule> decided = now.entries().stream()
                .filter(isTouched.negate())
                .map(NatEntry::rule)
                .filter(rule -> !stoodThen.contains(rule.meaning()))
                .toList();
        return Stream.concat(
                        now.entries().stream().filter(isTouched.negate()),
                        then.stream().filter(isTouched).filter(entry -> !isMetByOne(entry.rule(), decided)))
                .toList();
    }

    private static boolean isMetByOne(StaticRule rule, List<StaticRule> others) {
        return others.stream().anyMatch(other -> other.mapping().meets(rule.mapping()));
    }

    /** What this run changes together with those it goes on from. */
    public ChainChange chain(UnfinishedRun unfinished) {
        return ChainChange.between(
                origin, plan.after().entries().stream().map(NatEntry::rule).toList(), unfinished, os);
    }

    /** The rules from before this run and those it goes on from, as the device spelled them. */
    public NatTable origin() {
        return origin;
    }

    private void plans(StaticRule rule) {
        (before.containsKey(rule) ? toRemove : toAdd).add(rule);
    }

    private static Set<StaticRule> standing(NatTable table) {
        return table.entries().stream().map(entry -> entry.rule().meaning()).collect(Collectors.toSet());
    }

    @Override
    public void typed(String line) {
        transcript.typed(line);
        unheard.add(line);
    }

    @Override
    public void read(String text) {
        transcript.read(text);
        text.lines()
                .forEach(shown -> unheard.stream()
                        .filter(shown.stripTrailing()::endsWith)
                        .findFirst()
                        .ifPresent(unheard::remove));
        for (HeardRule line : os.heardRules(text)) {
            heard.add(line.line().meaning());
            judge(line.line(), line.reply(), CERTAINLY_OF_A_RULE);
        }
    }

    /** These configuration lines are about to be typed. */
    void types(List<String> lines) {
        lines.stream().flatMap(line -> os.typedRule(line).stream()).forEach(rule -> typed.add(rule.meaning()));
    }

    void answered(String line, Reply reply) {
        os.typedRule(line).ifPresent(rule -> {
            judge(rule, reply, WITHOUT_EFFECT);
            if (reply instanceof Reply.Accepted && !rule.removes()) {
                accepted.add(rule.rule().meaning());
            }
        });
    }

    /** A line that the device refused in known words has changed nothing; strange words prove nothing. */
    private void judge(TypedRule line, Reply reply, Set<Refusal> withoutEffect) {
        if (reply instanceof Reply.Refused no && withoutEffect.contains(no.refusal())) {
            typed.remove(line.meaning());
            // Of a line that lost a character it says nothing.
            if (no.refusal() == Refusal.NOT_FOUND
                    && toRemove.contains(line.rule().meaning())) {
                foundGone.add(line.rule());
            }
        }
    }

    /**
     * Whether this run put the rule in, on purpose or not. Where a rule that had to go first was gone already, somebody else
     * is at the same work, and a device takes a rule that stands without a word: then nothing proves that it is ours.
     */
    public boolean added(StaticRule rule) {
        TypedRule addition = new TypedRule(rule.meaning(), false);
        return toAdd.contains(rule.meaning())
                ? typed.contains(addition) && !isMetByOne(rule, foundGone)
                : !before.containsKey(rule.meaning()) && heard.contains(addition);
    }

    /**
     * The rules that stand for additions of this run with other options than were typed: a device may write a word of its
     * own. Only where the device took our line, the rule maps the same onto the same, and it did not stand before.
     */
    public Set<StaticRule> spelledOtherwise(NatTable current) {
        Set<Mapping> missing =
                acceptedAndMissing(current).stream().map(StaticRule::mapping).collect(Collectors.toSet());
        return standing(current).stream()
                .filter(rule -> missing.contains(rule.mapping()) && !before.containsKey(rule))
                .collect(Collectors.toSet());
    }

    /** The additions of this run that the device took and shows with a word that nobody knows. */
    public List<StaticRule> spelledUnreadably(NatTable current) {
        Set<Mapping> strange = current.unknown().stream()
                .filter(line -> !origin.unknown().contains(line))
                .flatMap(line -> line.mapping().stream())
                .collect(Collectors.toSet());
        return acceptedAndMissing(current).stream()
                .filter(rule -> strange.contains(rule.mapping()))
                .toList();
    }

    private List<StaticRule> acceptedAndMissing(NatTable current) {
        Set<StaticRule> standing = standing(current);
        return accepted.stream()
                .filter(rule -> toAdd.contains(rule) && !standing.contains(rule) && added(rule))
                .toList();
    }

    /** The rules from before that are missing now because this run took them out, on purpose or not. */
    public List<StaticRule> takenOut(NatTable current) {
        Set<StaticRule> standing = standing(current);
        return origin.entries().stream()
                .map(NatEntry::rule)
                .filter(rule -> !standing.contains(rule.meaning()) && tookOut(rule, current))
                .toList();
    }

    /** Entering a rule again with other options replaces it (ios-facts 1.3), so a mangled addition may remove one too. */
    private boolean tookOut(StaticRule rule, NatTable current) {
        TypedRule removal = new TypedRule(rule.meaning(), true);
        if (toRemove.contains(rule.meaning())) {
            return typed.contains(removal);
        }
        return heard.contains(removal)
                || isReplacedByOne(
                        rule,
                        current.entries().stream()
                                .map(NatEntry::rule)
                                .filter(this::added)
                                .toList());
    }

    /** Whether a line of a configuration is a rule that this run was to change, or changed, however it is spelled. */
    public boolean isOurs(String line) {
        Optional<StaticRule> rule = os.readRule(line.strip()).map(StaticRule::meaning);
        return rule.filter(found -> toAdd.contains(found)
                        || toRemove.contains(found)
                        || heard.contains(new TypedRule(found, false))
                        || heard.contains(new TypedRule(found, true))
                        || isAcceptedMapping(found))
                .isPresent();
    }

    private boolean isAcceptedMapping(StaticRule rule) {
        return !before.containsKey(rule)
                && accepted.stream()
                        .anyMatch(taken ->
                                toAdd.contains(taken) && taken.mapping().equals(rule.mapping()));
    }

    /**
     * The rules as they would be without those whose origin cannot be told: nobody planned them, and they are what is left
     * of a line of ours when characters are lost, or translate as it does with other options, since what is left of an
     * option may be short for another; but that line's echo never came.
     */
    public List<StaticRule> withoutDoubts(NatTable current) {
        List<StaticRule> rules = new ArrayList<>();
        List<StaticRule> doubted = new ArrayList<>();
        current.entries().stream().map(NatEntry::rule).forEach(rule -> (isDoubted(rule) ? doubted : rules).add(rule));
        Set<StaticRule> standing = standing(current);
        before.values().stream()
                .filter(rule -> !standing.contains(rule.meaning())
                        && !toRemove.contains(rule.meaning())
                        && (mayBeMangled(new TypedRule(rule.meaning(), true)) || isReplacedByOne(rule, doubted)))
                .forEach(rules::add);
        return rules;
    }

    /** Whether a rule neither stood before nor can be a line of this run, be it one that lost characters. */
    public boolean isOfSomebodyElse(StaticRule rule) {
        return !before.containsKey(rule.meaning()) && !added(rule) && !isDoubted(rule);
    }

    /** The addresses and interfaces that the rules of this run lead from and to, as a device prints them. */
    public Set<String> names() {
        return Stream.concat(toAdd.stream(), toRemove.stream())
                .map(StaticRule::mapping)
                .flatMap(mapping -> Stream.concat(
                        Stream.of(mapping.insideLocal().toString()),
                        mapping.globalSide()
                                .match(new GlobalSide.Cases<>(
                                        (GlobalSide.OfAddress own) ->
                                                Stream.of(own.address().toString()),
                                        (GlobalSide.OfNetwork whole) -> Stream.of(
                                                whole.network().address().toString()),
                                        (GlobalSide.OfInterface named) ->
                                                Stream.of(named.name().toString())))))
                .collect(Collectors.toSet());
    }

    private boolean isDoubted(StaticRule rule) {
        return !before.containsKey(rule.meaning())
                && !toAdd.contains(rule.meaning())
                && !added(rule)
                && mayBeMangled(new TypedRule(rule.meaning(), false));
    }

    private static boolean isReplacedByOne(StaticRule rule, List<StaticRule> others) {
        return others.stream().anyMatch(other -> other.identity().equals(rule.identity()));
    }

    /**
     * Lines that stand there since, that are no static rules, and that end as a line of ours whose echo never came: its
     * first word may have become another.
     */
    public List<String> doubtful(List<String> otherLines) {
        return otherLines.stream()
                .filter(line -> os.readRule(line.strip()).isEmpty())
                .filter(line -> unheard.stream()
                        .filter(typed -> typed.length() > TELLING_END)
                        .anyMatch(typed -> line.endsWith(typed.substring(typed.length() - TELLING_END))))
                .toList();
    }

    private boolean mayBeMangled(TypedRule found) {
        return unheard.stream()
                .flatMap(line -> os.typedRule(line).stream())
                .map(TypedRule::meaning)
                .filter(rule -> rule.removes() == found.removes() && !heard.contains(rule))
                .anyMatch(rule -> isLeftOf(os.print(found.rule()), os.print(rule.rule()))
                        || found.rule().mapping().equals(rule.rule().mapping()));
    }

    /** Whether the text is what remains of the other when characters are lost. */
    private static boolean isLeftOf(String text, String whole) {
        int next = 0;
        for (int i = 0; i < whole.length() && next < text.length(); i++) {
            if (whole.charAt(i) == text.charAt(next)) {
                next++;
            }
        }
        return next == text.length();
    }
}
