package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Personality;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.device.ConfigurationLine;
import io.github.vipnat.lab.device.Nvram;
import io.github.vipnat.lab.device.RouterState;
import io.github.vipnat.lab.device.TimeStamps;
import io.github.vipnat.lab.parser.Keywords;
import io.github.vipnat.lab.parser.Words;
import io.github.vipnat.lab.shell.config.InterfaceName;
import io.github.vipnat.lab.shell.config.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The show commands; each gives its whole text, filters and paging come after. */
final class ShowCommands {

    private static final Keywords RUNNING =
            Keywords.none().and("all", "Configuration with defaults").and("interface", "Show interface configuration");
    private static final Keywords CONFIGURATION = Keywords.of("lock");

    private final Session session;
    private final RouterState state;
    private final ShowIp showIp;
    private final ArchiveCommands archive;

    ShowCommands(Session session) {
        this.session = session;
        this.state = session.state();
        this.showIp = new ShowIp(session);
        this.archive = new ArchiveCommands(session);
    }

    void run(Words words) {
        boolean filtered = words.hasPipe();
        printPiped(words, unpiped -> {
            String what = unpiped.keyword(vocabulary());
            return text(what, unpiped, filtered);
        });
    }

    /** A command whose output may be filtered and is paged. */
    void printPiped(Words words, Function<Words, String> command) {
        Optional<Words> pipe = words.pipe();
        String text = command.apply(words);
        String shown =
                pipe.map(OutputFilter::read).map(filter -> filter.apply(text)).orElse(text);
        session.terminal().print(loadHeader());
        session.terminal().page(shown);
    }

    private Keywords vocabulary() {
        Keywords known = session.privileged() ? Vocabulary.PRIVILEGED_SHOW : Vocabulary.USER_SHOW;
        return state.personality() == Personality.IOS_XE ? known.and(Vocabulary.XE_SHOW) : known;
    }

    private String text(String what, Words words, boolean filtered) {
        return switch (what) {
            case "running-config" -> running(words, filtered);
            case "startup-config" -> startup(words);
            case "ip" -> showIp.run(words);
            case "arp" -> showIp.arp(words);
            case "access-lists" -> lines(words, new ShowAccessLists(state).lines());
            case "archive" -> archive.show(words);
            case "reload" -> reload(words);
            case "version" -> lines(words, version());
            case "clock" -> lines(words, List.of(TimeStamps.clock(state.clock().now())));
            case "users" -> lines(words, users());
            case "privilege" -> lines(words, List.of("Current privilege level is " + (session.privileged() ? 15 : 1)));
            case "configuration" -> lock(words);
            default -> throw words.invalid();
        };
    }

    private String reload(Words words) {
        if (state.quirks().get(Quirk.ShowReload.class) == Quirk.ShowReload.UNKNOWN_COMMAND) {
            throw words.invalidBefore();
        }
        return lines(words, session.router().scheduledReload().lines());
    }

    private String lock(Words words) {
        if (state.quirks().get(Quirk.ShowLock.class) == Quirk.ShowLock.UNKNOWN_COMMAND) {
            throw words.invalidBefore();
        }
        words.keyword(CONFIGURATION);
        Optional<OthersAtWork.Holder> known = session.router().others().holder();
        boolean somebody = session.router().faults().isLocked();
        return lines(
                words,
                OthersAtWork.Holder.lines(
                        known.isEmpty() && somebody ? Optional.of(OthersAtWork.Holder.SOMEBODY) : known));
    }

    static String lines(Words words, List<String> lines) {
        words.end();
        return text(lines);
    }

    static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** ios-facts 3, last row. */
    private String loadHeader() {
        boolean wanted = session.timestamps() || state.quirks().get(Quirk.LoadHeader.class) == Quirk.LoadHeader.ON;
        return wanted
                ? "Load for five secs: 2%/0%; one minute: 3%; five minutes: 3%\nNo time source, "
                        + TimeStamps.clock(state.clock().now()) + "\n\n"
                : "";
    }

    /** ios-facts 3, rows 1 and 2: with a filter there is no header, with an interface there is. */
    private String running(Words words, boolean filtered) {
        Optional<String> which = words.keywordOrEnd(RUNNING);
        String body;
        if (which.filter("interface"::equals).isPresent()) {
            String name = InterfaceName.read(words);
            words.end();
            body = interfaceBody(name, words);
        } else {
            words.end();
            body = cut(state.runningBody());
        }
        // the count takes in the empty line behind "end": 104 bytes in the sheet's sample of one interface
        String counted = "Current configuration : " + (body.length() + 1) + " bytes\n" + body + "\n";
        return filtered ? counted : "Building configuration...\n\n" + counted;
    }

    private String interfaceBody(String name, Words words) {
        StringBuilder body = new StringBuilder("!\n");
        ConfigurationLine block =
                state.configuration().find("interface " + name).orElseThrow(words::invalid);
        body.append(block.text()).append('\n');
        block.children().forEach(child -> body.append(child.text()).append('\n'));
        return body.append("end\n").toString();
    }

    private String cut(String body) {
        Optional<Fault.CutRunningConfig> cut = session.router().faults().runningConfigCut();
        if (cut.isEmpty()) {
            return body;
        }
        int at = 0;
        for (int line = 0; line < cut.get().lines() && at >= 0; line++) {
            at = body.indexOf('\n', at) + 1;
        }
        int end = body.indexOf('\n', at);
        return body.substring(0, at + (end - at) / 2) + "\n";
    }

    private String startup(Words words) {
        words.end();
        Optional<String> text = state.nvram().printed();
        if (text.isEmpty()) {
            return "startup-config is not present\n"; // ios-facts 3
        }
        String body = text.get() + "\n";
        String using = "Using " + body.length() + " out of " + Nvram.SIZE + " bytes";
        return switch (state.quirks().get(Quirk.StartupHeader.class)) {
            case PLAIN -> using + "\n" + body;
            case WITH_UNCOMPRESSED_SIZE ->
                "Using " + body.length() / 2 + " out of " + Nvram.SIZE + " bytes, uncompressed size = " + body.length()
                        + " bytes\n" + body;
            case COMPRESSED ->
                "Using " + body.length() / 2 + " out of " + Nvram.SIZE + " bytes\nUncompressed configuration from "
                        + body.length() / 2 + " bytes to " + body.length() + " bytes\n" + body;
            case NONE -> body;
        };
    }

    private List<String> version() {
        String image = state.personality().versionLines().get(0).contains("IOS XE")
                ? "bootflash:packages.conf"
                : "flash0:image.bin";
        String rom = image.startsWith("boot")
                ? "ROM: IOS-XE ROMMON"
                : "ROM: System Bootstrap, Version 15.0(1r)M16, RELEASE SOFTWARE (fc1)";
        return Stream.concat(
                        state.personality().versionLines().stream(),
                        Stream.of(
                                "",
                                rom,
                                "",
                                state.hostname() + " uptime is 1 day, 15 hours, 32 minutes",
                                "System returned to ROM by reload",
                                "System image file is \"" + image + "\"",
                                "",
                                "Configuration register is 0x2102",
                                ""))
                .toList();
    }

    /** ios-facts 3, "show users". */
    private List<String> users() {
        List<String> lines = new ArrayList<>();
        lines.add("    Line       User       Host(s)              Idle       Location");
        for (Shell shell : session.router().shells()) {
            Session one = shell.session();
            lines.add(String.format(
                    Locale.ROOT,
                    "%s %2d vty %-5d %-10s %-20s %-10s %s",
                    one == session ? "*" : " ",
                    10 + one.vty(),
                    one.vty(),
                    one.login().user(),
                    "idle",
                    "00:00:00",
                    one.login().peer()));
        }
        lines.add("");
        lines.add("  Interface    User               Mode         Idle     Peer Address");
        lines.add("");
        return lines;
    }
}
