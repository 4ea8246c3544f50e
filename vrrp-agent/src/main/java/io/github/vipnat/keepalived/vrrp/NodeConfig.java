package io.github.vipnat.keepalived.vrrp;

import io.github.vipnat.keepalived.conf.Conf;
import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.ConfWord;
import io.github.vipnat.keepalived.conf.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One node's keepalived.conf, understood. */
public final class NodeConfig {

    private final String node;
    private final Conf conf;
    private final Globals globals;
    private final List<Tracker> trackers;
    private final List<VrrpInstance> instances;
    private final IdentityHashMap<ConfLine, Integer> places;
    private final Map<String, List<Tracker>> trackersByName;
    private final Map<String, VrrpInstance> instancesByName = new LinkedHashMap<>();
    private final Set<String> unweighted;
    private final List<SyncGroup> syncGroups;

    /** Understands a file that was read. */
    public NodeConfig(String node, Conf conf) {
        this.node = node;
        this.conf = conf;
        this.globals = new Globals(conf.blocks("global_defs"));
        this.places = places(conf);
        this.trackers = trackers(conf);
        this.trackersByName = trackers.stream().collect(Collectors.groupingBy(NodeConfig::key));
        this.unweighted = unweightedMembers(conf);
        this.instances =
                conf.blocks("vrrp_instance").stream().map(this::instance).toList();
        instances.forEach(instance -> instancesByName.putIfAbsent(instance.name(), instance));
        this.syncGroups = syncGroups(conf);
    }

    private static String key(Tracker tracker) {
        return kindOf(tracker) + " " + tracker.name();
    }

    /** The node's name. */
    public String node() {
        return node;
    }

    public Conf conf() {
        return conf;
    }

    public Globals globals() {
        return globals;
    }

    /** Every definition of something to track, duplicates included. */
    public List<Tracker> trackers() {
        return trackers;
    }

    /** The instances, in the file's order. */
    public List<VrrpInstance> instances() {
        return instances;
    }

    public Optional<VrrpInstance> instance(String name) {
        return instances.stream()
                .filter(instance -> instance.name().equals(name))
                .findFirst();
    }

    /** The sync groups that have members, in the file's order. */
    public List<SyncGroup> syncGroups() {
        return syncGroups;
    }

    /** The group an instance moves with. */
    public Optional<SyncGroup> syncGroupOf(VrrpInstance instance) {
        return syncGroups.stream()
                .filter(group -> group.members().contains(instance))
                .findFirst();
    }

    private List<SyncGroup> syncGroups(Conf conf) {
        Set<String> taken = new HashSet<>();
        List<SyncGroup> groups = new ArrayList<>();
        for (Entry.Block block : conf.blocks("vrrp_sync_group")) {
            List<VrrpInstance> members = block.values("group").stream()
                    .flatMap(line -> line.words().stream())
                    .flatMap(word -> Optional.ofNullable(instancesByName.get(word.text())).stream())
                    .filter(member -> taken.add(member.name()))
                    .toList();
            if (!members.isEmpty()) {
                groups.add(new SyncGroup(block, members, groupTracking(block, members)));
            }
        }
        return List.copyOf(groups);
    }

    /** With a member of priority 255 a group's weights are 0 (vrrp.c of 2.2.7, sync_group_tracking_init). */
    private List<Tracking> groupTracking(Entry.Block block, List<VrrpInstance> members) {
        boolean owner = members.stream().anyMatch(VrrpInstance::isOwner);
        return references(block).stream()
                .map(tracked -> owner ? tracked.asFault() : tracked)
                .toList();
    }

    /**
     * Everything an instance tracks: its own, and what its sync group tracks; where both track a thing and the instance gives it a
     * weight, the group's weight holds.
     */
    public List<Tracking> trackingOf(VrrpInstance instance) {
        List<Tracking> group = syncGroupOf(instance).map(SyncGroup::tracking).orElse(List.of());
        List<Tracking> all = new ArrayList<>();
        instance.tracking()
                .forEach(own -> all.add(group.stream()
                        .filter(other -> isSame(own, other) && !own.weight().isFault())
                        .findFirst()
                        .orElse(own)));
        group.stream()
                .filter(other -> all.stream().noneMatch(own -> isSame(own, other)))
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static List<Tracker> trackers(Conf conf) {
        Stream<Tracker> processes = conf.blocks("vrrp_track_process").stream().map(Tracker.ByProcess::new);
        Stream<Tracker> scripts = conf.blocks("vrrp_script").stream().map(Tracker.ByScript::new);
        Stream<Tracker> files = Stream.concat(
                        conf.blocks("track_file").stream(), conf.blocks("vrrp_track_file").stream())
                .map(Tracker.ByFile::new);
        return Stream.of(processes, scripts, files).flatMap(kind -> kind).toList();
    }

    private List<Tracking> references(Entry.Block block) {
        List<Tracking> tracking = new ArrayList<>();
        for (Tracking.Kind kind : Tracking.Kind.values()) {
            for (ConfLine reference : block.values(kind.keyword())) {
                resolve(block, kind, reference)
                        .filter(found -> tracking.stream().noneMatch(known -> isSame(known, found)))
                        .ifPresent(tracking::add);
            }
        }
        return tracking;
    }

    private VrrpInstance instance(Entry.Block block) {
        List<Tracking> tracking = references(block);
        VrrpInstance untracked = new VrrpInstance(block, globals, List.of());
        boolean losesWeights = untracked.isOwner() || unweighted.contains(block.name());
        List<Tracking> kept = tracking.stream()
                .flatMap(tracked ->
                        losesWeights ? withoutWeight(tracked, untracked.isOwner()).stream() : Stream.of(tracked))
                .toList();
        return new VrrpInstance(block, globals, kept);
    }

    /** The instances whose sync group takes the weights of scripts, files and interfaces away (keepalived-facts 2.1). */
    private static Set<String> unweightedMembers(Conf conf) {
        return conf.blocks("vrrp_sync_group").stream()
                .filter(group -> group.first("sync_group_tracking_weight").isEmpty()
                        && group.first("global_tracking").isEmpty())
                .flatMap(group -> group.values("group").stream())
                .flatMap(line -> line.words().stream())
                .map(ConfWord::text)
                .collect(Collectors.toSet());
    }

    private static Optional<Tracking> withoutWeight(Tracking tracked, boolean owner) {
        boolean keepsInterface = tracked.kind() == Tracking.Kind.INTERFACE && !owner;
        boolean keepsFile =
                tracked.kind() == Tracking.Kind.FILE && tracked.weight().points() == 1;
        if (tracked.weight().isFault() || tracked.kind() == Tracking.Kind.PROCESS) {
            return Optional.of(tracked);
        }
        Weight fault =
                new Weight(0, tracked.weight().reverse(), tracked.weight().at());
        return keepsInterface || keepsFile
                ? Optional.of(new Tracking(tracked.kind(), tracked.name(), fault, tracked.definition(), tracked.at()))
                : Optional.empty();
    }

    private static boolean isSame(Tracking one, Tracking other) {
        return one.kind() == other.kind() && one.name().equals(other.name());
    }

    /** Empty when keepalived ignores the reference: nothing of that name, or something wrong with its options. */
    private Optional<Tracking> resolve(Entry.Block user, Tracking.Kind kind, ConfLine reference) {
        boolean badOption = reference.has(1) && (!reference.word(1).equals("weight") || !reference.has(2));
        if (badOption) {
            return Optional.empty();
        }
        if (kind == Tracking.Kind.INTERFACE) {
            Weight weight = Tracker.ofInterface(reference).orElse(new Weight(0, false, reference.at()));
            return Optional.of(new Tracking(kind, reference.keyword(), weight, Optional.empty(), reference.at()));
        }
        return tracker(user, kind, reference.keyword())
                .map(tracker -> new Tracking(
                        kind, reference.keyword(), weight(tracker, reference), Optional.of(tracker), reference.at()));
    }

    private static Weight weight(Tracker tracker, ConfLine reference) {
        Weight defined = tracker.weight();
        Optional<Weight> own = reference.has(2) ? Weight.read(reference, 2, 254) : Optional.empty();
        boolean reverse = !reference.word(3).equals("noreverse")
                && (defined.reverse() || reference.word(3).equals("reverse"));
        return own.map(weight -> new Weight(weight.points(), reverse, weight.at()))
                .orElse(defined);
    }

    /**
     * The first usable definition of that kind and name above a block: keepalived looks names up while it reads, so what is
     * defined further down is not found.
     */
    public Optional<Tracker> tracker(Entry.Block user, Tracking.Kind kind, String name) {
        int place = placeOf(user);
        return trackersByName.getOrDefault(kind + " " + name, List.of()).stream()
                .filter(NodeConfig::isUsable)
                .filter(tracker -> placeOf(tracker.block()) < place)
                .findFirst();
    }

    /** Whether anything of that kind and name is defined anywhere in the file. */
    public boolean defines(Tracking.Kind kind, String name) {
        return trackersByName.containsKey(kind + " " + name);
    }

    /** Blocks are told apart by their own head: a sequence makes several that read the same. */
    private int placeOf(Entry.Block block) {
        return places.getOrDefault(block.line(), Integer.MAX_VALUE);
    }

    private static IdentityHashMap<ConfLine, Integer> places(Conf conf) {
        IdentityHashMap<ConfLine, Integer> places = new IdentityHashMap<>();
        conf.entries().forEach(entry -> places.putIfAbsent(entry.line(), places.size()));
        return places;
    }

    /** What kind of thing a definition tracks. */
    public static Tracking.Kind kindOf(Tracker tracker) {
        return tracker.match(new Tracker.Cases<>(
                (Tracker.ByProcess process) -> Tracking.Kind.PROCESS,
                (Tracker.ByScript script) -> Tracking.Kind.SCRIPT,
                (Tracker.ByFile file) -> Tracking.Kind.FILE));
    }

    private static boolean isUsable(Tracker tracker) {
        return tracker.match(new Tracker.Cases<>(
                (Tracker.ByProcess process) -> !process.process().isEmpty(),
                (Tracker.ByScript script) -> !script.command().isEmpty(),
                (Tracker.ByFile file) -> !file.path().isEmpty()));
    }
}
