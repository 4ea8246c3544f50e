package io.github.vipnat.apply.send;

import io.github.vipnat.apply.journal.UnfinishedRun;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.HeardRule;
import io.github.vipnat.device.Reply;
import io.github.vipnat.device.Reply.Refusal;
import io.github.vipnat.device.TypedRule;
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

    /** After these a removal has certainly not removed anything. */
    private static final Set<Refusal> WITHOUT_EFFECT =
            EnumSet.of(Refusal.IN_USE, Refusal.NOT_FOUND, Refusal.SYNTAX, Refusal.NOT_AUTHORIZED);

    /** The same on a terminal whose answers nobody has told apart: in words that no other line is refused with. */
    private static final Set<Refusal> CERTAINLY_OF_A_RULE = EnumSet.of(Refusal.IN_USE, Refusal.NOT_FOUND);

    private final DeviceOs os;
    private final Transcript transcript;
    private final NatTable origin;
    private final Map<StaticRule, StaticRule> before = new LinkedHashMap<>();
    private final Set<StaticRule> toAdd = new HashSet<>();
    private final Set<StaticRule> toRemove = new HashSet<>();
    private final Set<TypedRule> typed = new HashSet<>();
    private final Set<TypedRule> heard = new HashSet<>();
    private final List<String> unheard = new ArrayList<>();

    /**
     * What a run will leave, together with what those left that it goes on from.
     *
     * @param transcript hears everything too
     */
    public SendEvidence(DeviceOs os, Plan plan, UnfinishedRun unfinished, Transcript transcript) {
        this.os = os;
        this.transcript = transcript;
        unfinished.typed().stream()
                .flatMap(line -> os.typedRule(line).stream())
                .forEach(rule -> typed.add(rule.meaning()));
        this.origin = plan.before().withEntries(origin(plan.before(), unfinished));
        origin.entries().forEach(entry -> before.putIfAbsent(entry.rule().meaning(), entry.rule()));
        Stream.of(unfinished.added(os), unfinished.removed(os))
                .flatMap(Set::stream)
                .forEach(this::plans);
        plan.changes().forEach(change -> plans(change.rule().meaning()));
    }

    /** What a run that died may have typed was then as it found it; everything else is as it is now. */
    private List<NatEntry> origin(NatTable now, UnfinishedRun unfinished) {
        Set<StaticRule> touched = typed.stream().map(TypedRule::rule).collect(Collectors.toSet());
        Predicate<NatEntry> isTouched = entry -> touched.contains(entry.rule().meaning());
        Stream<NatEntry> then =
                unfinished.before().stream().flatMap(configuration -> os.read(configuration).nat().entries().stream());
        return Stream.concat(now.entries().stream().filter(isTouched.negate()), then.filter(isTouched))
                .toList();
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
        os.typedRule(line).ifPresent(rule -> judge(rule, reply, WITHOUT_EFFECT));
    }

    /** A removal that the device refused in known words has removed nothing; strange words prove nothing. */
    private void judge(TypedRule line, Reply reply, Set<Refusal> withoutEffect) {
        boolean refused = reply instanceof Reply.Refused no && withoutEffect.contains(no.refusal());
        if (refused && line.removes()) {
            typed.remove(line.meaning());
        }
    }

    /** Whether this run put the rule in, on purpose or not. */
    public boolean added(StaticRule rule) {
        TypedRule addition = new TypedRule(rule.meaning(), false);
        return toAdd.contains(rule.meaning())
                ? typed.contains(addition)
                : !before.containsKey(rule.meaning()) && heard.contains(addition);
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

    /** Whether a line of a configuration is a rule that this run was to change, or changed. */
    public boolean isOurs(String line) {
        Optional<StaticRule> rule = os.readRule(line.strip()).map(StaticRule::meaning);
        return rule.filter(found -> toAdd.contains(found)
                        || toRemove.contains(found)
                        || heard.contains(new TypedRule(found, false))
                        || heard.contains(new TypedRule(found, true)))
                .isPresent();
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
