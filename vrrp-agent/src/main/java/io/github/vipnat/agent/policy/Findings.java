package io.github.vipnat.agent.policy;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that one look at a router comes to: each finding is told and treated by itself.
 *
 * @param all the worst first, one of each topic; where nothing is wrong, the one decision that says so
 */
public record Findings(List<Decision> all) {

    /** Of these there may be more to tell than is known. */
    private static final Set<Topic> HIDING = Set.of(Topic.HOST, Topic.ACCESS);

    public Findings {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a look comes to something");
        }
        all = all.stream().sorted(Comparator.comparing(Decision::topic)).toList();
    }

    /** These, in whatever order. */
    public static Findings of(Decision... decisions) {
        return new Findings(List.of(decisions));
    }

    /** What the router's state as a whole is called. */
    public Decision worst() {
        return all.get(0);
    }

    /** Whether everything is as it should be, or none of this host's business. */
    public boolean isGood() {
        return all.stream().allMatch(Decision::isGood);
    }

    /** Whether all of the router was looked at, so that what is not told here is not there. */
    public boolean isWhole() {
        return !HIDING.contains(worst().topic()) && !(all.size() == 1 && worst().topic() == Topic.AGENT);
    }

    /** What was found of it; empty where it is as it should be, or was not looked at. */
    public Optional<Decision> of(Topic topic) {
        return all.stream().filter(decision -> decision.topic() == topic).findFirst();
    }

    /** Whether ARP and rules were seen to be right; what is not saved, or slow, is right all the same. */
    public boolean isVerified() {
        return all.stream().noneMatch(Decision::isOfTraffic);
    }

    /** Whether nothing is wrong that a reading of the whole configuration would have to look after. */
    public boolean isOfRulesAsWished() {
        return all.stream().allMatch(Decision::isOfRulesAsWished);
    }

    /** The same with one more; where all was well, it takes the place of that. */
    public Findings and(Decision other) {
        return new Findings(Stream.concat(
                        all.stream().filter(decision -> !decision.isGood() && decision.topic() != other.topic()),
                        Stream.of(other))
                .toList());
    }

    /** The same, and that it took long to see it, where somebody should know. */
    public Findings slow(String router, Duration took, Duration usual) {
        if (!isWhole() || took.compareTo(usual) <= 0 || worst() instanceof Decision.Told) {
            return this;
        }
        String seen = isGood() ? worst().sentence() + "; but it took " : "all that is told of " + router + " took ";
        return and(new Decision.RouterSlow(seen + took.toSeconds() + " s to see" + (isGood() ? " that" : "")
                + ", and should take less than " + usual.toSeconds() + "; to do on " + router
                + ": show processes cpu sorted"));
    }
}
