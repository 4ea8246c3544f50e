package io.github.vipnat.lab.nat;

import io.github.vipnat.lab.Personality;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.Quirks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The NAT configuration and its live translations. Lines come in with every keyword written out, as the shell's parser leaves
 * them. Not safe for use by several threads; the router's own lock is around it.
 */
public final class NatTable {

    private final Personality personality;
    private final Quirks quirks;
    private final RouterContext surroundings;
    private final StaticRules rules;
    private final NatLines lines = new NatLines();
    private final Flows flows = new Flows();
    private final StaticConflicts collisions;
    private final StoredSpelling spelling;

    public NatTable(Personality personality, Quirks quirks, RouterContext surroundings) {
        this.personality = personality;
        this.quirks = quirks;
        this.surroundings = surroundings;
        this.rules = new StaticRules(quirks.get(Quirk.StaticOrder.class) == Quirk.StaticOrder.SORTED);
        this.collisions = new StaticConflicts(rules, quirks, surroundings);
        this.spelling = new StoredSpelling(quirks, surroundings);
    }

    /** Takes a line of a configuration file: it was accepted once, so nothing is refused and its words stay as they are. */
    public void load(String line) {
        spelling.read(line).ifPresentOrElse(rules::put, () -> lines.put(line));
    }

    /**
     * A line typed in configuration mode.
     *
     * @param agreed whether a question about it was answered with yes
     */
    public NatReply add(String line, boolean agreed) {
        Optional<StaticRule> rule = StaticRule.parse(line);
        if (rule.isPresent()) {
            return add(rule.get().printed(), agreed);
        }
        return addOther(line);
    }

    private NatReply add(StaticRule typed, boolean agreed) {
        // ios-facts 0.4: port statics with a global address get the word by themselves
        StaticRule rule = spelling.stored(
                typed.isPort() && !typed.isInterfaceForm() ? typed.with(StaticOption.EXTENDABLE) : typed);
        Optional<StaticRule> before = rules.find(rule.identity());
        if (before.isPresent()) {
            return change(before.get(), rule);
        }
        Optional<String> refusal = collisions.refusal(rule);
        if (refusal.isPresent()) {
            return new NatReply.Refused(refusal.get());
        }
        Quirk.AdditionQuestion asked = quirks.get(Quirk.AdditionQuestion.class);
        if (asked != Quirk.AdditionQuestion.NEVER && rule.isFull() && !agreed) {
            // that it asks is a guess, so are the words
            return new NatReply.Asks(
                    "Static entry covers the whole address, do you want to continue?",
                    NatReply.Form.valueOf(asked.name()),
                    "");
        }
        rules.put(rule);
        if (quirks.get(Quirk.SecondFullStatic.class) == Quirk.SecondFullStatic.ADD_BY_ITSELF && rule.isFull()) {
            markExtendable(rules.fullWithLocalOf(rule));
        }
        return NatReply.done();
    }

    /** ios-facts 1.3, "the same pair re-entered": accepted, the options are replaced; 12.x not while it is in use (facts 2). */
    private NatReply change(StaticRule before, StaticRule after) {
        if (personality == Personality.IOS_12
                && flows.any(before.identity())
                && !before.text().equals(after.text())) {
            return new NatReply.Refused("%Static entry in use, cannot change");
        }
        rules.put(after);
        return NatReply.done();
    }

    private void markExtendable(List<StaticRule> sameLocal) {
        if (sameLocal.size() > 1) {
            sameLocal.forEach(rule -> rules.put(spelling.stored(rule.with(StaticOption.EXTENDABLE))));
        }
    }

    private NatReply addOther(String line) {
        if (lines.isOnByDefault(line)) {
            lines.remove("no " + line);
            return NatReply.done();
        }
        Optional<String> before = lines.forerunnerOf(line);
        if (before.isPresent() && flows.any(before.get()) && !before.get().equals(line)) {
            return new NatReply.Refused("%Dynamic mapping in use, cannot change"); // ios-facts 2
        }
        lines.put(line);
        return NatReply.done();
    }

    /**
     * The {@code no} form of a line.
     *
     * @param line without the leading {@code no}
     * @param asTyped the same with the words as they were typed
     * @param childrenToo whether the question about child entries was answered with yes
     */
    public NatReply remove(String line, String asTyped, boolean childrenToo) {
        Optional<StaticRule> typed = StaticRule.parse(line).map(rule -> rule.spelled(asTyped));
        return typed.isPresent() ? remove(typed.get(), childrenToo) : removeOther(line, childrenToo);
    }

    private NatReply remove(StaticRule typed, boolean childrenToo) {
        Optional<StaticRule> found = rules.find(typed.identity())
                .filter(rule -> isMeant(rule, typed))
                .or(() -> ofSomeVrf(typed));
        if (found.isEmpty()) {
            return new NatReply.Refused(personality.translationNotFound());
        }
        StaticRule rule = found.get();
        boolean evenInUse = childrenToo || typed.has(StaticOption.FORCED); // ios-facts 0.2
        if (flows.any(rule.identity()) && !evenInUse) {
            return personality.asksAboutChildren()
                    ? removalQuestion(
                            "Static entry in use, do you want to delete child entries?",
                            "%: Error: static entry in use, cannot remove")
                    : new NatReply.Refused("%Static entry in use, cannot remove");
        }
        flows.removeAll(rule.identity());
        rules.remove(rule);
        return NatReply.done();
    }

    /** ios-facts 9.6, where {@code vrf} need not be repeated: a rule of some VRF, when the global table has none like it. */
    private Optional<StaticRule> ofSomeVrf(StaticRule typed) {
        if (quirks.get(Quirk.NoForm.class) != Quirk.NoForm.NOT_EVEN_THE_VRF || typed.has(StaticOption.VRF)) {
            return Optional.empty();
        }
        return rules.all().stream()
                .filter(rule -> rule.without(StaticOption.VRF).identity().equals(typed.identity()))
                .filter(rule -> isMeant(rule, typed))
                .findFirst();
    }

    private boolean isMeant(StaticRule rule, StaticRule typed) {
        StaticRule plain = typed.without(StaticOption.FORCED);
        boolean sameTarget =
                rule.interfaceName().equalsIgnoreCase(plain.interfaceName()) && rule.globalPort() == plain.globalPort();
        boolean sameMapping = personality != Personality.IOS_XE // ios-facts 1.1, "mapping-id must be repeated"
                || rule.option(StaticOption.MAPPING_ID).equals(plain.option(StaticOption.MAPPING_ID));
        boolean sameOptions = quirks.get(Quirk.NoForm.class) != Quirk.NoForm.EVERY_OPTION
                || rule.options().equals(plain.options());
        if (quirks.get(Quirk.NoForm.class) == Quirk.NoForm.AS_PRINTED) {
            return rule.text().equals(typed.text().replaceFirst(" forced\\b", ""));
        }
        return sameTarget && sameMapping && sameOptions;
    }

    private NatReply removeOther(String line, boolean entriesToo) {
        Optional<String> found = lines.find(line);
        NatLines.Group group = NatLines.groupOf(line);
        if (lines.isOnByDefault(line)) {
            lines.put("no " + line);
            return NatReply.done();
        }
        if (found.isEmpty()) {
            boolean translation = group == NatLines.Group.DYNAMIC || group == NatLines.Group.OUTSIDE;
            return translation ? new NatReply.Refused(personality.translationNotFound()) : NatReply.done();
        }
        if (group == NatLines.Group.POOL) {
            String pool = found.get().split(" ", -1)[3];
            if (lines.usesPool(pool)) {
                return new NatReply.Refused("%Pool " + pool + " in use, cannot destroy"); // ios-facts 2
            }
        }
        if (flows.any(found.get()) && !entriesToo) {
            return dynamicInUse();
        }
        flows.removeAll(found.get());
        lines.remove(found.get());
        return NatReply.done();
    }

    /** ios-facts 2: three images, three answers; the question comes after an empty line. */
    private NatReply dynamicInUse() {
        return switch (quirks.get(Quirk.DynamicInUse.class)) {
            case ASK -> removalQuestion("\nDynamic mapping in use, do you want to delete all entries?", "");
            case ASK_WITH_OLD_SPELLING ->
                removalQuestion("\nDynamic mapping in use, do you want to delete all entires?", "");
            case REFUSE -> new NatReply.Refused("%Dynamic mapping in use, cannot remove");
        };
    }

    private NatReply removalQuestion(String question, String declined) {
        Quirk.RemovalQuestion form = quirks.get(Quirk.RemovalQuestion.class);
        return new NatReply.Asks(question, NatReply.Form.valueOf(form.name()), declined);
    }

    /** Which words the router keeps a static with, and which it reads. */
    public StoredSpelling spelling() {
        return spelling;
    }

    /** Every {@code ip nat} line in the order of the running-config (ios-facts 1.4). */
    public List<String> printedLines() {
        List<String> printed = new ArrayList<>();
        printed.addAll(lines.of(NatLines.Group.SETTING));
        printed.addAll(lines.of(NatLines.Group.POOL));
        if (personality.printsStaticsFirst()) {
            printed.addAll(staticLines());
            printed.addAll(lines.of(NatLines.Group.DYNAMIC));
        } else {
            printed.addAll(lines.of(NatLines.Group.DYNAMIC));
            printed.addAll(staticLines());
        }
        printed.addAll(lines.of(NatLines.Group.OUTSIDE));
        printed.addAll(lines.of(NatLines.Group.DESTINATION));
        return printed;
    }

    /** The inside statics in printed order. */
    public List<String> staticLines() {
        return rules.printed().stream().map(StaticRule::text).toList();
    }

    /** Lines that are neither inside nor outside statics, by kind, for the statistics. */
    List<String> dynamicLines() {
        return lines.of(NatLines.Group.DYNAMIC);
    }

    /** The plain outside statics: one address to one address. */
    List<String> outsideStatics() {
        return lines.of(NatLines.Group.OUTSIDE).stream()
                .filter(line -> line.matches("ip nat outside source static [\\d.]+ [\\d.]+( .*)?"))
                .toList();
    }

    StaticRules rules() {
        return rules;
    }

    Flows flows() {
        return flows;
    }

    RouterContext surroundings() {
        return surroundings;
    }

    Personality personality() {
        return personality;
    }

    Quirks quirks() {
        return quirks;
    }

    /** The table as the show and clear commands, and the traffic, see it. */
    public Translations translations() {
        return new Translations(this);
    }
}
