package io.github.vipnat.lab.device;

import io.github.vipnat.lab.LabClock;
import io.github.vipnat.lab.PacketPlane;
import io.github.vipnat.lab.Personality;
import io.github.vipnat.lab.Quirks;
import io.github.vipnat.lab.nat.NatTable;
import io.github.vipnat.lab.nat.RouterContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything the router is and knows, apart from who is logged in. One lock, the object itself, guards all of it: whoever reads
 * or changes something holds it for as long as one command takes.
 */
public final class RouterState {

    private final Personality personality;
    private final Quirks quirks;
    private final LabClock clock;
    private final PacketPlane plane;
    private final Nvram nvram = new Nvram();
    private final ArpTable arp = new ArpTable();
    private final Archive archive = new Archive();
    private NatTable nat;
    private Configuration configuration;
    private Interfaces interfaces;
    private long interfacesOf;
    private String body = "";
    private Mirrored mirrored = new Mirrored(List.of(), List.of());

    private record Mirrored(List<PacketPlane.Port> ports, List<PacketPlane.Translation> rules) {}

    public RouterState(
            Personality personality, Quirks quirks, LabClock clock, PacketPlane plane, String configurationText) {
        this.personality = personality;
        this.quirks = quirks;
        this.clock = clock;
        this.plane = plane;
        this.nat = newTable();
        this.configuration = new Configuration("", line -> {}, List::of);
        this.configuration = read(configurationText, nat);
        this.interfaces = new Interfaces(configuration);
        this.interfacesOf = configuration.changes();
        nvram.save(configuration.body());
        settle();
    }

    /** A message of the day, in both configurations. */
    public void motd(String text) {
        configuration.add("banner motd ^C" + text + "^C");
        body = "";
        nvram.save(configuration.body());
    }

    private NatTable newTable() {
        return new NatTable(personality, quirks, new Around());
    }

    private static Configuration read(String text, NatTable nat) {
        return new Configuration(text, nat::load, nat::printedLines);
    }

    /** The startup-config becomes the running one; every translation ends. */
    public void reboot() {
        boot(nvram.text().orElse("hostname Router\n"));
    }

    /** Takes a whole configuration in place of the present one; every translation ends. */
    public void boot(String configurationText) {
        nat = newTable();
        configuration = read(configurationText, nat);
        interfaces = new Interfaces(configuration);
        interfacesOf = configuration.changes();
        body = "";
    }

    public Personality personality() {
        return personality;
    }

    public Quirks quirks() {
        return quirks;
    }

    public PacketPlane plane() {
        return plane;
    }

    /** A command is over: packets follow the table as it is now. */
    public void settle() {
        if (plane.isReal()) {
            List<PacketPlane.Port> ports = interfaces().ports();
            List<PacketPlane.Translation> rules = nat.translations().forPackets();
            Mirrored now = new Mirrored(ports, rules);
            if (!now.equals(mirrored)) {
                plane.mirror(ports, rules);
                mirrored = now;
            }
        }
    }

    /** Looks at the packets: the flows there are. */
    public void observeFlows() {
        plane.flows().ifPresent(nat.translations()::replace);
    }

    /** Looks at the packets: the neighbours there are. */
    public void observeNeighbours() {
        plane.neighbours().ifPresent(neighbours -> arp.replace(neighbours, clock.now()));
    }

    public LabClock clock() {
        return clock;
    }

    /** Another startup-config than the running one; a certificate that only its file's name stands for is the running one's. */
    public void startWith(String startupConfiguration) {
        nvram.save(Certificates.inFull(startupConfiguration, runningBody()));
    }

    public Nvram nvram() {
        return nvram;
    }

    public ArpTable arp() {
        return arp;
    }

    public Archive archive() {
        return archive;
    }

    /** Keeps the running-config on flash; gives the file's name, or nothing when the archive is off. */
    public Optional<String> archiveRunning() {
        return Archive.settings(configuration)
                .map(settings -> archive.save(settings, hostname(), clock.now(), runningBody()));
    }

    /** A configuration file by its name. */
    public Optional<String> file(String name) {
        return switch (name) {
            case "system:running-config" -> Optional.of(runningBody());
            case "nvram:startup-config", "startup-config" -> nvram.text();
            default -> archive.read(name);
        };
    }

    public NatTable nat() {
        return nat;
    }

    public Configuration configuration() {
        return configuration;
    }

    public Interfaces interfaces() {
        if (interfacesOf != configuration.changes()) {
            interfaces = new Interfaces(configuration);
            interfacesOf = configuration.changes();
        }
        return interfaces;
    }

    public String hostname() {
        return configuration.value("hostname").orElse("Router");
    }

    /** The body of the running-config; made again only after a change. */
    public String runningBody() {
        if (body.isEmpty()) {
            body = configuration.body();
        }
        return body;
    }

    /** A line was configured, by whom: the stamp in front of the body says so (ios-facts 3, first row). */
    public void recordChange(String user) {
        configuration.stamp(
                "! Last", "! Last configuration change at " + TimeStamps.header(clock.now()) + " by " + user);
        body = "";
    }

    /** Copies running to startup. */
    public void save(String user) {
        configuration.stamp(
                "! NVRAM", "! NVRAM config last updated at " + TimeStamps.header(clock.now()) + " by " + user);
        body = "";
        nvram.save(runningBody());
        if (Archive.settings(configuration)
                .filter(Archive.Settings::writeMemory)
                .isPresent()) {
            archiveRunning(); // ios-facts 4, "a save also writes an archive file"
        }
    }

    private final class Around implements RouterContext {

        @Override
        public boolean isOwnAddress(String address) {
            return interfaces().withAddress(address).isPresent();
        }

        @Override
        public Optional<String> addressOf(String interfaceName) {
            return interfaces()
                    .named(interfaceName)
                    .map(Interfaces.Interface::primary)
                    .filter(address -> !address.isEmpty());
        }

        @Override
        public Map<String, String> hosts() {
            return configuration.lines().stream()
                    .map(line -> line.words().split(" +", -1))
                    .filter(words -> words.length == 4 && words[0].equals("ip") && words[1].equals("host"))
                    .collect(Collectors.toMap(words -> words[2], words -> words[3], (first, second) -> first));
        }

        @Override
        public boolean hasVrf(String name) {
            return configuration.find("vrf definition " + name).isPresent()
                    || configuration.find("ip vrf " + name).isPresent();
        }
    }
}
