package io.github.vipnat.ios.probe;

import io.github.vipnat.device.DeviceProfile;
import io.github.vipnat.device.DeviceProfile.Excerpt;
import io.github.vipnat.device.Inspection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks an IOS router with show commands and with question marks behind exec commands; configuration mode is not entered. */
public final class IosInspection implements Inspection {

    static final String VERSION = "show version";
    static final String PRIVILEGE = "show privilege";
    static final String USERS = "show users";
    static final String ARCHIVE = "show archive";
    static final String GUARD = "show archive config rollback timer";
    static final String STATISTICS = "show ip nat statistics";
    static final String TRANSLATIONS = "show ip nat translations";

    static final String AFTER_CONFIGURE = "configure ";
    static final String AFTER_TERMINAL = "configure terminal ";
    static final String AFTER_REVERT = "configure terminal revert ";
    static final String AFTER_CLEAR = "clear ip nat translation ";
    static final String AFTER_NAT = "show ip nat ";
    static final String AFTER_TRANSLATIONS = "show ip nat translations ";

    /** Of the version, no line with a serial number, a licence or the host's name. */
    private static final List<String> VERSION_LINES =
            List.of("Cisco IOS", "IOS ", "ROM: ", "BOOTLDR: ", "System image file is ", "Configuration register is ");

    /** Of the statistics, no names of interfaces, lists and pools. */
    private static final List<String> STATISTICS_LINES =
            List.of("Total ", "Peak ", "Hits: ", "Expired ", "nat-limit ", "CEF ", "In-to-out ", "Out-to-in ");

    /** Of the table, its header and its last line. */
    private static final List<String> TABLE_LINES = List.of("Pro ", "Total number of translations: ");

    @Override
    public List<String> shows() {
        return List.of(VERSION, PRIVILEGE, USERS, ARCHIVE, GUARD, STATISTICS, TRANSLATIONS);
    }

    @Override
    public List<String> helps() {
        return List.of(AFTER_CONFIGURE, AFTER_TERMINAL, AFTER_REVERT, AFTER_CLEAR, AFTER_NAT, AFTER_TRANSLATIONS);
    }

    @Override
    public DeviceProfile profile(Seen seen) {
        return new DeviceProfile(
                new IosTraits(seen).all(),
                new OpenQuestions(seen).all(),
                Stream.concat(shown(seen), helped(seen)).toList());
    }

    private static Stream<Excerpt> shown(Seen seen) {
        return Stream.of(
                excerpt(seen, VERSION, text -> linesBeginning(text, VERSION_LINES)),
                excerpt(seen, PRIVILEGE, text -> text),
                excerpt(seen, ARCHIVE, text -> text),
                excerpt(seen, GUARD, text -> linesWithout(text, "User")),
                excerpt(seen, STATISTICS, text -> linesBeginning(text, STATISTICS_LINES)),
                excerpt(seen, TRANSLATIONS, text -> linesBeginning(text, TABLE_LINES)));
    }

    /** A refusal says more than any excerpt of it. */
    private static Excerpt excerpt(Seen seen, String typed, UnaryOperator<String> part) {
        String printed = AnswerLookup.of(seen.shown(), typed);
        return new Excerpt(typed, TextAnonymizer.text(AnswerLookup.isRefusal(printed) ? printed : part.apply(printed)));
    }

    private Stream<Excerpt> helped(Seen seen) {
        return helps().stream()
                .filter(seen.helped()::containsKey)
                .map(line -> new Excerpt(line + "?", TextAnonymizer.text(AnswerLookup.of(seen.helped(), line))));
    }

    private static String linesBeginning(String text, List<String> beginnings) {
        return text.lines()
                .map(String::strip)
                .filter(line -> beginnings.stream().anyMatch(line::startsWith))
                .collect(Collectors.joining("\n"));
    }

    private static String linesWithout(String text, String beginning) {
        return text.lines().filter(line -> !line.strip().startsWith(beginning)).collect(Collectors.joining("\n"));
    }
}
