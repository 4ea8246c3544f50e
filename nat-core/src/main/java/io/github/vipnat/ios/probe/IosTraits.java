package io.github.vipnat.ios.probe;

import io.github.vipnat.device.DeviceProfile.Trait;
import io.github.vipnat.device.GuardState;
import io.github.vipnat.device.Inspection.Seen;
import io.github.vipnat.ios.read.IosReader;
import io.github.vipnat.ios.read.TranslationReader;
import io.github.vipnat.ios.reply.Replies;
import io.github.vipnat.ios.text.ConfigurationMeaning;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.MeaningfulLine;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.nat.UnknownLine;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a router is and can do, as far as its answers say. */
final class IosTraits {

    private static final String NOT_SAID = "not said";
    private static final Pattern VTY = Pattern.compile("line vty (\\d{1,4})(?: (\\d{1,4}))?");

    private final Seen seen;
    private final Optional<RouterView> view;

    IosTraits(Seen seen) {
        this.seen = seen;
        this.view = seen.running().map(IosReader::read);
    }

    List<Trait> all() {
        return List.of(
                new Trait("family", "Family", family()),
                new Trait("version", "Version", version("^Cisco IOS Software.*?, Version ([^,\\s]+)")),
                new Trait("platform", "Image", version("^Cisco IOS Software.*?\\(([A-Za-z0-9_-]+)\\)")),
                new Trait("imageFile", "Image file", version("System image file is \"([^\"\\n]+)\"")),
                new Trait("configRegister", "Configuration register", version("Configuration register is (\\S+)")),
                new Trait("privilege", "Privilege", privilege()),
                new Trait("archive", "Archive", archive()),
                new Trait("revertTimer", "Revert timer", revertTimer()),
                new Trait("revertTimerPending", "Revert timer pending", pending()),
                new Trait("configureReplace", "configure replace", offered(IosInspection.AFTER_CONFIGURE, "replace")),
                new Trait("configurationLock", "configure … lock", offered(IosInspection.AFTER_TERMINAL, "lock")),
                new Trait("clearForced", "clear … forced", offered(IosInspection.AFTER_CLEAR, "forced")),
                new Trait("natVerbose", "Table, verbose", offered(IosInspection.AFTER_TRANSLATIONS, "verbose")),
                new Trait("natNvi", "NVI", offered(IosInspection.AFTER_NAT, "nvi")),
                new Trait("vtys", "Vty lines", vtys()),
                new Trait("vtysInUse", "Vty lines in use", vtysInUse()),
                new Trait("execTimeout", "Idle sessions end", execTimeout()),
                new Trait("natTable", "Translation table", table()),
                new Trait("loadHeader", "Load lines above shows", loadHeader()),
                new Trait("natLines", "NAT lines", natLines(IosTraits::counts)),
                new Trait("natLinesUnknown", "NAT lines not known", natLines(IosTraits::unknown)),
                new Trait("unsaved", "Unsaved changes", unsaved()));
    }

    private String shown(String command) {
        return AnswerLookup.of(seen.shown(), command);
    }

    /** ios-facts 3, "show version": IOS-XE prints a line of its own above the one that every image has. */
    private String family() {
        String version = shown(IosInspection.VERSION);
        if (version.contains("Cisco IOS XE Software") || version.contains("IOS-XE Software")) {
            return "IOS-XE";
        }
        return version.contains("Cisco IOS Software") ? "IOS" : NOT_SAID;
    }

    private String version(String regex) {
        return AnswerLookup.find(shown(IosInspection.VERSION), regex)
                .map(TextAnonymizer::line)
                .orElse(NOT_SAID);
    }

    private String privilege() {
        return AnswerLookup.find(shown(IosInspection.PRIVILEGE), "privilege level is (\\d{1,2})")
                .orElse(NOT_SAID);
    }

    /** ios-facts 3, "show archive". */
    private String archive() {
        String archive = shown(IosInspection.ARCHIVE);
        if (Pattern.compile("Archive.*not.enabled").matcher(archive).find()) {
            return "off";
        }
        return archive.contains("archive configurations") ? "on" : NOT_SAID;
    }

    /** ios-facts 5.1: the word has to be known, and the archive has to have a path. */
    private String revertTimer() {
        if (!seen.helped().containsKey(IosInspection.AFTER_REVERT)) {
            return NOT_SAID;
        }
        boolean known = AnswerLookup.offers(AnswerLookup.of(seen.helped(), IosInspection.AFTER_REVERT), "timer");
        boolean path = view.map(RouterView::archive).orElse(false);
        return !known ? "not known" : path ? "usable" : "known, needs archive with a path";
    }

    private String pending() {
        return Replies.guardState(shown(IosInspection.GUARD))
                .match(new GuardState.Cases<>(
                        (GuardState.None none) -> "no",
                        (GuardState.Pending pending) -> "yes",
                        (GuardState.NotUnderstood strange) -> NOT_SAID));
    }

    private String offered(String line, String word) {
        if (!seen.helped().containsKey(line)) {
            return NOT_SAID;
        }
        return AnswerLookup.offers(AnswerLookup.of(seen.helped(), line), word) ? "known" : "not known";
    }

    private String vtys() {
        return configured(router -> Integer.toString(router.lines().stream()
                .filter(line -> line.section().isEmpty())
                .map(line -> VTY.matcher(line.text()))
                .filter(Matcher::matches)
                .mapToInt(IosTraits::lines)
                .sum()));
    }

    private static int lines(Matcher vty) {
        int first = Integer.parseInt(vty.group(1));
        return vty.group(2) == null ? 1 : Math.max(0, Integer.parseInt(vty.group(2)) - first + 1);
    }

    /** ios-facts 3, "show users". */
    private String vtysInUse() {
        String users = shown(IosInspection.USERS);
        return users.contains("Line")
                ? Long.toString(users.lines()
                        .filter(line -> line.matches("[* ] *\\d+ vty \\d+ +\\S+ +\\S.*"))
                        .count())
                : NOT_SAID;
    }

    /** ios-facts 6, "exec-timeout": ten minutes where the configuration says nothing. */
    private String execTimeout() {
        return configured(router -> {
            String set = router.lines().stream()
                    .filter(line -> line.section().startsWith("line "))
                    .map(ConfigLine::text)
                    .map(String::strip)
                    .filter(line -> line.matches("exec-timeout \\d{1,5}(?: \\d{1,7})?"))
                    .map(line -> line.substring("exec-timeout ".length()))
                    .distinct()
                    .collect(Collectors.joining(", "));
            return set.isEmpty() ? "default" : set;
        });
    }

    /** ios-facts 3: the two widths of the table's header. */
    private String table() {
        String table = shown(IosInspection.TRANSLATIONS);
        int rows = TranslationReader.read(table).size();
        String header = AnswerLookup.find(table, "^(Pro .*)$")
                .map(line -> line.startsWith("Pro  ") ? "wide header" : "classic header")
                .orElse("no header");
        String trailer = table.contains("Total number of translations") ? ", with a total" : "";
        return AnswerLookup.isRefusal(table)
                ? NOT_SAID
                : header + trailer + ", " + rows + (rows == 1 ? " row" : " rows");
    }

    /** ios-facts 3, last row. */
    private String loadHeader() {
        return shown(IosInspection.VERSION).contains("Load for five secs") ? "yes" : "no";
    }

    private String natLines(Function<NatTable, String> said) {
        return configured(router -> said.apply(router.nat()));
    }

    private static String counts(NatTable nat) {
        return nat.entries().size() + " static, " + nat.others().size() + " other, "
                + nat.unknown().size() + " not known";
    }

    private static String unknown(NatTable nat) {
        return nat.unknown().isEmpty()
                ? "none"
                : nat.unknown().stream()
                        .map(UnknownLine::text)
                        .map(TextAnonymizer::line)
                        .distinct()
                        .limit(20)
                        .collect(Collectors.joining("; "));
    }

    private String unsaved() {
        return seen.running()
                .map(running -> sorted(running).equals(sorted(seen.startup())) ? "no" : "yes")
                .orElse(NOT_SAID);
    }

    /** Order says nothing. */
    private static List<String> sorted(String configuration) {
        return ConfigurationMeaning.lines(configuration).stream()
                .map(MeaningfulLine::toString)
                .sorted()
                .toList();
    }

    private String configured(Function<RouterView, String> said) {
        return view.map(said).orElse(NOT_SAID);
    }
}
