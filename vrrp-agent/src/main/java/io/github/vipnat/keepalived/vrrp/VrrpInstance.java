package io.github.vipnat.keepalived.vrrp;

import io.github.vipnat.keepalived.conf.ConfLine;
import io.github.vipnat.keepalived.conf.ConfPosition;
import io.github.vipnat.keepalived.conf.ConfWord;
import io.github.vipnat.keepalived.conf.Entry;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A {@code vrrp_instance} as keepalived runs it; every accessor answers with keepalived's default where the file is silent. */
public final class VrrpInstance {

    /** The priority of the owner of the address: it never changes and always wins. */
    public static final int OWNER = 255;

    private static final int USUAL_PRIORITY = 100;

    private final Entry.Block block;
    private final Globals globals;
    private final List<Tracking> tracking;
    private final List<VirtualAddress> addresses;
    private final int version;
    private final boolean wantsMaster;
    private final int priority;

    VrrpInstance(Entry.Block block, Globals globals, List<Tracking> tracking) {
        this.block = block;
        this.globals = globals;
        this.tracking = List.copyOf(tracking);
        this.addresses = block.values("virtual_ipaddress").stream()
                .map(VirtualAddress::of)
                .toList();
        this.version = readVersion(block, globals, addresses);
        this.wantsMaster = readWish(block);
        this.priority = readPriority(block, wantsMaster);
    }

    private static int readVersion(Entry.Block block, Globals globals, List<VirtualAddress> addresses) {
        boolean ipv6 = addresses.stream().anyMatch(VirtualAddress::isIpv6)
                || block.last("native_ipv6").isPresent();
        return block.first("version")
                .flatMap(line -> Numbers.whole(line, 1, 2, 3))
                .orElse(ipv6 ? 3 : globals.number("vrrp_version", 2, 3).orElse(2));
    }

    private static boolean readWish(Entry.Block block) {
        boolean master = false;
        for (ConfLine line : block.lines("state")) {
            master = line.word(1).equals("MASTER") || (master && line.word(1).equals("BACKUP"));
        }
        boolean silent = block.last("state").isEmpty();
        return master || (silent && readNumber(block, "priority", 1, OWNER).equals(Optional.of(OWNER)));
    }

    private static int readPriority(Entry.Block block, boolean wantsMaster) {
        if (block.last("priority").isPresent()) {
            return readNumber(block, "priority", 1, OWNER).orElse(USUAL_PRIORITY);
        }
        return wantsMaster ? OWNER : USUAL_PRIORITY;
    }

    private static Optional<Integer> readNumber(Entry.Block block, String keyword, int least, int most) {
        return block.last(keyword).flatMap(line -> Numbers.whole(line, 1, least, most));
    }

    public String name() {
        return block.name();
    }

    /** The block in the file. */
    public Entry.Block block() {
        return block;
    }

    /** The value of the last line of that keyword, or where there is none, the head of the block. */
    public ConfPosition at(String keyword) {
        return block.last(keyword)
                .map(line -> line.at(1))
                .or(() -> block.blocks(keyword).stream()
                        .findFirst()
                        .map(inner -> inner.line().at()))
                .orElse(block.line().at());
    }

    public boolean has(String keyword) {
        return block.last(keyword).isPresent();
    }

    private Optional<String> word(String keyword) {
        return block.last(keyword).map(line -> line.word(1)).filter(word -> !word.isEmpty());
    }

    private Optional<Integer> number(String keyword, int least, int most) {
        return readNumber(block, keyword, least, most);
    }

    /** {@code MASTER} wishes to be first; once said, a later {@code BACKUP} is ignored, and an unknown word means BACKUP. */
    public boolean wantsMaster() {
        return wantsMaster;
    }

    /** 1 to 255; without a line 100, or 255 for one that wants to be MASTER (keepalived-facts 2.3). */
    public int priority() {
        return priority;
    }

    public boolean isOwner() {
        return priority() == OWNER;
    }

    public Optional<String> interfaceName() {
        return word("interface");
    }

    public Optional<Integer> virtualRouterId() {
        return number("virtual_router_id", 1, 255);
    }

    /** 2 or 3. */
    public int version() {
        return version;
    }

    /** Whole seconds in version 2, hundredths in version 3; other values are rounded as keepalived rounds them. */
    public Duration advertInterval() {
        Duration given = block.last("advert_int")
                .flatMap(line -> Numbers.seconds(line, 1, "0.01", "255"))
                .orElse(Duration.ofSeconds(1));
        Duration unit = version() == 2 ? Duration.ofSeconds(1) : Duration.ofMillis(10);
        long rounded = Math.max(1, given.plus(unit.dividedBy(2)).dividedBy(unit));
        return unit.multipliedBy(Math.min(rounded, version() == 2 ? 255 : 4095));
    }

    /** Adverts that must fail to come before a BACKUP takes over. */
    public int downTimerAdverts() {
        if (isStrict()) {
            return 3;
        }
        return number("down_timer_adverts", 1, 100)
                .or(() -> globals.number("vrrp_down_timer_adverts", 1, 100))
                .orElse(3);
    }

    /** The addresses that move, in the file's order. */
    public List<VirtualAddress> addresses() {
        return block.values("virtual_ipaddress").stream()
                .map(VirtualAddress::of)
                .toList();
    }

    /** Addresses that move but are not in the advertisements. */
    public List<VirtualAddress> excludedAddresses() {
        return block.values("virtual_ipaddress_excluded").stream()
                .map(VirtualAddress::of)
                .toList();
    }

    /** The peers adverts are sent to, one by one; none means multicast. */
    public List<ConfLine> unicastPeers() {
        return block.values("unicast_peer");
    }

    /** The address adverts are sent from, where the file names one. */
    public Optional<String> sourceAddress() {
        return word("unicast_src_ip").or(() -> word("mcast_src_ip"));
    }

    /** Whether it never takes over from a MASTER that lives; ignored with state MASTER and priority 255. */
    public boolean nopreempt() {
        boolean set = false;
        for (Entry entry : block.entries()) {
            set = switch (entry.line().keyword()) {
                case "nopreempt" -> true;
                case "preempt" -> false;
                default -> set;
            };
        }
        return set && !wantsMaster() && !isOwner();
    }

    /** How long it waits before it takes over from a lower MASTER; ignored with state MASTER, nopreempt and strict mode. */
    public Duration preemptDelay() {
        if (wantsMaster() || nopreempt() || isStrict()) {
            return Duration.ZERO;
        }
        return block.last("preempt_delay")
                .flatMap(line -> Numbers.seconds(line, 1, "0", "1000"))
                .orElse(Duration.ZERO);
    }

    public boolean isStrict() {
        return flag("strict_mode", globals.has("vrrp_strict"));
    }

    /** Whether a MASTER answers an advert of a lower priority with silence. */
    public boolean ignoresLowerAdverts() {
        return isStrict() || flag("lower_prio_no_advert", globals.has("vrrp_lower_prio_no_advert"));
    }

    /** Whether a MASTER sends one more advert when a higher one comes. */
    public boolean answersHigherAdverts() {
        return !isStrict() && flag("higher_prio_send_advert", globals.has("vrrp_higher_prio_send_advert"));
    }

    /** Whether changes of the priority are written to the notify FIFO. */
    public boolean notifiesPriorityChanges() {
        return flag("notify_priority_changes", globals.has("vrrp_notify_priority_changes"));
    }

    private boolean flag(String keyword, boolean otherwise) {
        return block.last(keyword).map(Numbers::flag).orElse(otherwise);
    }

    /** Whether losing its own interface is no fault. */
    public boolean ignoresOwnInterface() {
        return has("dont_track_primary");
    }

    /**
     * The interfaces whose loss is a fault though no {@code track_interface} names them: its own, and those that an address, a
     * route or a rule names, unless the line says {@code no_track} (vrrp.c of 2.2.7, the callers of add_vrrp_to_interface).
     */
    public Set<String> trackedDevices() {
        Set<String> devices = new LinkedHashSet<>();
        interfaceName().ifPresent(devices::add);
        for (String block : List.of("virtual_ipaddress", "virtual_ipaddress_excluded")) {
            devices(block, Set.of("dev"), devices);
        }
        devices("virtual_routes", Set.of("dev", "oif"), devices);
        devices("virtual_rules", Set.of("dev", "iif", "oif"), devices);
        if (ignoresOwnInterface()) {
            interfaceName().ifPresent(devices::remove);
        }
        return Collections.unmodifiableSet(devices);
    }

    private void devices(String values, Set<String> keywords, Set<String> devices) {
        for (ConfLine line : block.values(values)) {
            List<String> words = line.words().stream().map(ConfWord::text).toList();
            if (!words.contains("no_track")) {
                IntStream.range(0, words.size() - 1)
                        .filter(i -> keywords.contains(words.get(i)))
                        .forEach(i -> devices.add(words.get(i + 1)));
            }
        }
    }

    /** Where multicast adverts go; 224.0.0.18 and ff02::12 where the file is silent. */
    public String multicastGroup() {
        boolean ipv6 = addresses.stream().anyMatch(VirtualAddress::isIpv6);
        return word("mcast_dst_ip")
                .or(() -> globals.last(ipv6 ? "vrrp_mcast_group6" : "vrrp_mcast_group4")
                        .map(line -> line.word(1)))
                .orElse(ipv6 ? "ff02::12" : "224.0.0.18");
    }

    /** Whether it drops unicast adverts from a sender that is not on its own list of peers. */
    public boolean checksUnicastSource() {
        return has("check_unicast_src")
                || globals.last("vrrp_check_unicast_src").isPresent();
    }

    /** How long after its start it takes part in no election. */
    public Duration startupDelay() {
        return globals.last("vrrp_startup_delay")
                .flatMap(line -> Numbers.seconds(line, 1, "0.001", "4294"))
                .orElse(Duration.ZERO);
    }

    /** How adverts are authenticated: {@code none} in version 3, in strict mode and without a password. */
    public Authentication authentication() {
        return version() == 3 || isStrict() ? Authentication.NONE : Authentication.of(block);
    }

    /** Everything it tracks, in the file's order. */
    public List<Tracking> tracking() {
        return tracking;
    }

    /** Base priority with everything up, before it is brought into 1 to 254. */
    public int priorityWithAllUp() {
        return priority()
                + tracking.stream()
                        .filter(tracked -> tracked.kind() != Tracking.Kind.FILE)
                        .mapToInt(tracked -> tracked.weight().contribution(true))
                        .sum();
    }

    /** A sum brought into what an advert can carry; 255 stays 255 whatever is tracked. */
    public int effective(int sum) {
        return isOwner() ? OWNER : Math.max(1, Math.min(OWNER - 1, sum));
    }
}
