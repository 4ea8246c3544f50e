package io.github.vipnat.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.agent.host.OtherHolder;
import io.github.vipnat.agent.host.VipHolding;
import io.github.vipnat.agent.policy.Decision.Action;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException.Kind;
import io.github.vipnat.reconcile.Repair;
import io.github.vipnat.reconcile.RouterObservation;
import io.github.vipnat.topology.AgentSettings.Policy;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever is seen in one look is told, with its way out, and what is made of one thing does not hang on another. */
class FindingsPropertyTest {

    private static final int SEEDS = 600;

    /** What ends a sentence about something that is not well: a way out, or the promise to come again by itself. */
    private static final Pattern WAY_OUT =
            Pattern.compile("to do|type: vipnat|right after a repair|comes again|it goes on from there");

    private static final List<String> REFUSALS = List.of("foreign-timer", "rule-in-use", "unsaved-changes");

    private static void everySeed(Consumer<Drawn> test) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Drawn drawn = Drawn.of(new SplittableRandom(seed));
            try {
                test.accept(drawn);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + drawn, e);
            }
        }
    }

    @Test
    void should_tell_everything_that_was_lookand_nothing_else() {
        everySeed(drawn -> {
            Findings found = drawn.findings();
            assertThat(found.isGood()).isEqualTo(drawn.seen().isEmpty());
            assertThat(topics(found)).isEqualTo(found.isGood() ? Set.of(Topic.PACE) : drawn.seen());
            assertThat(found.all())
                    .isSortedAccordingTo((one, other) -> one.topic().compareTo(other.topic()));
        });
    }

    @Test
    void should_end_each_finding_with_a_way_out_of_its_own() {
        everySeed(drawn -> drawn.findings().all().stream()
                .filter(one -> !one.isGood() && one.action() == Action.NOTHING)
                .forEach(one -> assertThat(one.sentence()).containsPattern(WAY_OUT)));
        everySeed(drawn -> drawn.findings()
                .of(Topic.RULES)
                .filter(one -> one instanceof Decision.Refused)
                .ifPresent(refused -> drawn.problemsOfRules()
                        .forEach(problem -> assertThat(refused.sentence()).contains(problem.what(), problem.fix()))));
    }

    @Test
    void should_make_the_same_of_a_thing_whatever_else_is_seen() {
        everySeed(drawn -> {
            Findings found = drawn.findings();
            assertThat(found.of(Topic.NEIGHBOUR))
                    .isEqualTo(drawn.withRulesAsWished().findings().of(Topic.NEIGHBOUR));
            Findings arpRight = drawn.withArpRight().findings();
            assertThat(found.of(Topic.RULES)).isEqualTo(arpRight.of(Topic.RULES));
            assertThat(found.of(Topic.STARTUP)).isEqualTo(arpRight.of(Topic.STARTUP));
        });
    }

    @Test
    void should_type_nothing_under_audit_nor_while_frozen() {
        everySeed(drawn -> assertThat(drawn.held().findings().all().stream().map(Decision::action))
                .doesNotContain(Action.REPAIR, Action.MAKE_ROUTER_ASK, Action.FREEZE));
    }

    private static Set<Topic> topics(Findings found) {
        return found.all().stream().map(Decision::topic).collect(Collectors.toSet());
    }

    /** What a look may show, and what was tried. */
    private record Drawn(
            RouterObservation look,
            CureAttempts cures,
            List<String> unsaved,
            Optional<Repair> repair,
            Optional<Repair> saving,
            OtherHolder other,
            RepairAllowance allowance) {

        static Drawn of(SplittableRandom random) {
            return new Drawn(
                    observation(random),
                    new CureAttempts(
                            random.nextInt(3), random.nextInt(3), problem(random, "arping"), problem(random, "clear")),
                    random.nextBoolean()
                            ? List.of()
                            : List.of("+ ip route a", "- ip nat b").subList(0, 1 + random.nextInt(2)),
                    repair(random),
                    repair(random),
                    random.nextBoolean() ? new OtherHolder.NotAsked() : new OtherHolder.Nobody(),
                    new RepairAllowance(
                            random.nextBoolean() ? Policy.AUDIT : Policy.REPAIR,
                            random.nextInt(2),
                            random.nextInt(FailoverPolicy.MOST_REPAIRS + 1),
                            random.nextInt(FailoverPolicy.MOST_CONTINUATIONS + 1),
                            random.nextInt(4) == 0 ? Optional.of("works") : Optional.empty()));
        }

        private static RouterObservation observation(SplittableRandom random) {
            boolean isHidden = random.nextInt(4) == 0;
            Optional<String> mac = isHidden || random.nextInt(4) == 0
                    ? Optional.empty()
                    : Optional.of(random.nextBoolean() ? Given.OWN : Given.OTHER);
            boolean areRulesHidden = random.nextInt(4) == 0;
            return new RouterObservation(
                    mac,
                    areRulesHidden || random.nextInt(6) == 0 ? Optional.empty() : Optional.of(rules(random)),
                    isHidden ? Optional.of(Given.problem("show-refused", "no arp")) : Optional.empty(),
                    areRulesHidden ? Optional.of(Given.problem("show-refused", "no run")) : Optional.empty());
        }

        private static RouterObservation.Rules rules(SplittableRandom random) {
            return new RouterObservation.Rules(
                    IntStream.range(0, random.nextInt(4))
                            .mapToObj(i -> Given.DEAD)
                            .toList(),
                    IntStream.range(0, Math.max(0, random.nextInt(5) - 2))
                            .mapToObj(i -> Problem.fatal("p" + i, "edge", "objection " + i, "why", "fix " + i))
                            .toList(),
                    random.nextInt(4) == 0,
                    List.of(),
                    random.nextInt(3) == 0 ? Optional.of("arp 10.51.10.67 0015.5d0a.0b02 ARPA") : Optional.empty());
        }

        private static Optional<Problem> problem(SplittableRandom random, String what) {
            return random.nextInt(3) == 0 ? Optional.of(Given.problem("failed", what)) : Optional.empty();
        }

        private static Optional<Repair> repair(SplittableRandom random) {
            return switch (random.nextInt(6)) {
                case 0 -> Optional.of(new Repair.Done("r1"));
                case 1 -> Optional.of(new Repair.NotNeeded());
                case 2 -> Optional.of(new Repair.Stopped("r1", Given.problem("session-ended", "the session ended")));
                case 3 ->
                    Optional.of(new Repair.Refused(
                            random.nextBoolean() ? Kind.REFUSED : Kind.UNREACHABLE,
                            List.of(
                                    Given.problem(REFUSALS.get(random.nextInt(REFUSALS.size())), "first"),
                                    Given.problem("rule-in-use", "second"))));
                default -> Optional.empty();
            };
        }

        Findings findings() {
            return FailoverPolicy.decide(new Situation(
                    new HostSituation(
                            Ipv4.of("10.51.10.67"),
                            Optional.of(new VipHolding("eth0", Given.OWN)),
                            Optional.empty(),
                            other),
                    new RouterSituation(
                            "edge", new RouterKnowledge.Seen(look), cures, unsaved, repair, saving, allowance)));
        }

        Set<Topic> seen() {
            Set<Topic> topics = EnumSet.noneOf(Topic.class);
            if (look.neighbourHidden().isPresent() || look.vipMac().equals(Optional.of(Given.OTHER))) {
                topics.add(Topic.NEIGHBOUR);
            }
            if (look.rulesHidden().isPresent()
                    || look.rules().filter(rules -> !rules.areAsWished()).isPresent()) {
                topics.add(Topic.RULES);
            }
            if (!unsaved.isEmpty()) {
                topics.add(Topic.STARTUP);
            }
            return topics;
        }

        List<Problem> problemsOfRules() {
            boolean isTried =
                    repair.filter(one -> one instanceof Repair.Refused).isPresent();
            return isTried
                    ? ((Repair.Refused) repair.get()).problems()
                    : look.rules().orElseThrow().objections();
        }

        Drawn withRulesAsWished() {
            RouterObservation.Rules wished = new RouterObservation.Rules(
                    List.of(),
                    List.of(),
                    false,
                    List.of(),
                    look.rules().flatMap(RouterObservation.Rules::fixedNeighbour));
            return with(
                    new RouterObservation(look.vipMac(), Optional.of(wished), look.neighbourHidden(), Optional.empty()),
                    allowance);
        }

        Drawn withArpRight() {
            return with(
                    new RouterObservation(Optional.of(Given.OWN), look.rules(), Optional.empty(), look.rulesHidden()),
                    allowance);
        }

        /** Under audit, or frozen. */
        Drawn held() {
            return allowance.policy() == Policy.AUDIT || allowance.frozen().isPresent()
                    ? this
                    : with(look, new RepairAllowance(Policy.REPAIR, 0, 0, 0, Optional.of("works")));
        }

        private Drawn with(RouterObservation other, RepairAllowance may) {
            return new Drawn(other, cures, unsaved, repair, saving, this.other, may);
        }
    }
}
