package io.github.vipnat.matrix;

import io.github.vipnat.lab.Deed;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Fault.Moment;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everything that can go wrong with a line, and what can be wrong for as long as nobody mends it. */
final class Catalogue {

    static final String FOREIGN = "ip nat inside source static tcp 10.52.10.40 25 172.18.55.60 25 extendable";
    static final String FOREIGN_ROUTE = "ip route 10.99.0.0 255.255.0.0 10.51.10.1";

    /** What another vipnat with the same account and the same wish types. */
    private static final List<String> TWIN = List.of(
            "configure terminal",
            "no ip nat inside source static tcp 10.51.10.11 21 172.18.55.51 21 extendable",
            "no ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable",
            "no ip nat inside source static tcp 10.51.10.11 443 172.18.55.51 443 extendable",
            "ip nat inside source static 10.51.10.67 172.18.55.51 extendable",
            "no ip nat inside source static tcp 10.51.10.11 80 192.168.4.51 80 extendable",
            "no ip nat inside source static tcp 10.51.10.11 443 192.168.4.51 443 extendable",
            "ip nat inside source static 10.51.10.67 192.168.4.51 extendable",
            "end",
            "write memory");

    private Catalogue() {}

    /** What strikes around the n-th line and is over then. */
    static Stream<Fault> around(int line) {
        Stream<Fault> ends = Stream.of(Moment.values())
                .flatMap(moment ->
                        Stream.of(new Fault.DisconnectAfterLine(line, moment), new Fault.Stall(line, moment)));
        Stream<Fault> noise = Stream.of(
                new Fault.Garbage(line, 40, line),
                new Fault.LosePrompt(line),
                new Fault.DoubledEcho(line),
                new Fault.SyslogInEcho(line, 4),
                new Fault.LoseCharacters(line, 3, 1));
        Stream<Fault> events = Stream.of(
                new Fault.Reload(line),
                new Fault.TimePasses(line, Duration.ofSeconds(550)),
                new Fault.TimePasses(line, Duration.ofMinutes(11)));
        return Stream.of(ends, noise, events, operators(line)).flatMap(faults -> faults);
    }

    /** Somebody else at the same router: adds, removes what we remove, adds what we add, changes something else. */
    static Stream<Fault> operators(int line) {
        return Stream.of(
                operator(line, FOREIGN),
                operator(line, "no ip nat inside source static tcp 10.51.10.11 443 172.18.55.51 443 extendable"),
                operator(line, "no ip nat inside source static tcp 10.52.10.31 80 192.168.4.52 80 extendable"),
                operator(line, FOREIGN_ROUTE));
    }

    /** Others with sessions, locks and programs of their own. */
    static Stream<Deed> deeds() {
        String startup = "nvram:startup-config";
        return Stream.of(
                Deed.Client.atOnce("colleague", "configure terminal", FOREIGN, "end"),
                Deed.Client.inTurn(
                        "colleague", List.of("configure terminal", FOREIGN, FOREIGN_ROUTE, "end", "write memory")),
                Deed.Client.atOnce("colleague", "write memory"),
                new Deed.Replace(startup, Duration.ZERO),
                new Deed.Replace(startup, Duration.ofSeconds(20)),
                new Deed.Netconf(Duration.ofSeconds(2), List.of(FOREIGN)),
                new Deed.Netconf(Duration.ofMinutes(1), List.of(FOREIGN)),
                new Deed.Applet("^no ip nat", List.of(FOREIGN)),
                new Deed.Applet(
                        "^no ip nat.*10.51.10.11 443 172",
                        List.of("ip nat inside source static tcp 10.51.10.11 443 172.18.55.51 443 extendable")),
                new Deed.Reload(30, "console"),
                Deed.Client.atOnce(World.USER, "configure confirm"),
                Deed.Client.atOnce(World.USER, TWIN.toArray(String[]::new)),
                Deed.Client.inTurn(World.USER, TWIN));
    }

    static Fault operator(int line, String typed) {
        return new Fault.OtherOperator(line, List.of(typed));
    }

    /** The line breaks, and coming back is not easy. */
    static Stream<Fault> breaks(int line) {
        Fault broken = new Fault.DisconnectAfterLine(line, Moment.AFTER_EXECUTION);
        return Stream.of(
                broken.then(new Fault.RefuseLogin(1)),
                broken.then(new Fault.RefuseLogin(2)),
                broken.then(new Fault.RefuseLogin(2, Fault.Refusal.EXEC_AUTHORIZATION)),
                broken.then(new Fault.DisconnectAfterLine(8, Moment.AFTER_EXECUTION)),
                broken.then(new Fault.LockedByOther(5)),
                broken.then(new Fault.NatBusy(5)),
                broken.then(new Fault.Reload(3)),
                broken.and(new Fault.LoseCharacters(line, 43, 1)),
                broken.then(new Fault.LoseCharacters(6, 12, 1)),
                broken.then(new Fault.Stall(5, Moment.AFTER_EXECUTION)),
                broken.then(new Fault.RefuseLogin(4, Fault.Refusal.CONNECTION)),
                new Fault.Stall(line, Moment.AFTER_EXECUTION).then(new Fault.TimePasses(2, Duration.ofMinutes(11))));
    }

    /** What no patience helps against: we are not let in again, or a line became something else altogether. */
    static Stream<Fault> hopeless() {
        Fault broken = new Fault.DisconnectAfterLine(1, Moment.AFTER_EXECUTION);
        return Stream.of(
                broken.then(new Fault.RefuseLogin(3)),
                broken.then(new Fault.RefuseLogin(1000)),
                broken.then(new Fault.RefuseLogin(2)).then(new Fault.Stall(1)).then(new Fault.RefuseLogin(2)),
                broken.then(new Fault.DenyAuthorization("^configure terminal")),
                broken.then(new Fault.DenyAuthorization("^terminal")),
                new Fault.LoseCharacters(1, 0, 1));
    }

    /** What lasts until somebody mends it. */
    static Stream<Fault> lasting() {
        Stream<Fault> denials = Stream.of(
                        "^configure terminal",
                        "^end",
                        "^show running",
                        "^show startup",
                        "^show ip nat",
                        "^show archive",
                        "do show archive",
                        "^configure confirm",
                        "^configure terminal revert",
                        "^write",
                        "^no ip nat",
                        "^ip nat",
                        "192.168.4.51 443",
                        "^ip nat.*10.51.10.67 192",
                        "^no ip nat.*10.51.10.67",
                        "^terminal",
                        "^exit")
                .map(Fault.DenyAuthorization::new);
        Stream<Fault> saving = Stream.of(
                new Fault.NvramFull(),
                new Fault.NvramTooSmall(),
                new Fault.NvramBusy(1),
                new Fault.NvramBusy(2),
                new Fault.NvramBusy(5),
                new Fault.NvramOfOtherImage(),
                new Fault.NvramOfOtherImage().and(new Fault.NvramBusy(1)));
        Stream<Fault> busy = IntStream.of(1, 3, 20).mapToObj(Fault.NatBusy::new);
        Stream<Fault> others = Stream.concat(
                IntStream.of(1, 2, 3, 8).mapToObj(Fault.LockedByOther::new),
                IntStream.of(0, 20).mapToObj(Fault.CutRunningConfig::new));
        return Stream.of(denials, saving, busy, others).flatMap(faults -> faults);
    }
}
