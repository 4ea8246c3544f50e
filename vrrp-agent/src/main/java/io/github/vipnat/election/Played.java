package io.github.vipnat.election;

import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which instances have to be played for one instance's election: those that a sync group of any node ties it to. */
final class Played {

    private Played() {}

    /** The instances of every node that matter, in the order of the nodes and of their groups. */
    static List<Candidate> of(List<Candidate> candidates) {
        Set<String> names = names(candidates);
        List<Candidate> played = new ArrayList<>();
        for (Candidate candidate : candidates) {
            for (String name : names) {
                candidate.config().instance(name).map(candidate::as).ifPresent(played::add);
            }
        }
        return List.copyOf(played);
    }

    /** The heads of those blocks of a node's file that take part: instances, their groups, and what they track. */
    static Set<ConfLine> heads(List<Candidate> played, String node) {
        Set<ConfLine> heads = Collections.newSetFromMap(new IdentityHashMap<>());
        played.stream().filter(candidate -> candidate.node().equals(node)).forEach(candidate -> {
            heads.add(candidate.instance().block().line());
            candidate
                    .config()
                    .syncGroupOf(candidate.instance())
                    .ifPresent(group -> heads.add(group.block().line()));
            Watch.of(candidate)
                    .forEach(tracked -> tracked.definition()
                            .ifPresent(tracker -> heads.add(tracker.block().line())));
        });
        return heads;
    }

    private static Set<String> names(List<Candidate> candidates) {
        Set<String> names = new LinkedHashSet<>();
        candidates.forEach(candidate -> names.add(candidate.instance().name()));
        int before = 0;
        while (before < names.size()) {
            before = names.size();
            for (String name : List.copyOf(names)) {
                for (Candidate candidate : candidates) {
                    candidate
                            .config()
                            .instance(name)
                            .ifPresent(instance -> candidate.as(instance).group().stream()
                                    .map(VrrpInstance::name)
                                    .forEach(names::add));
                }
            }
        }
        return names;
    }
}
