package io.github.vipnat.secret;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is handed over with an address, as to a service of dynamic DNS: {@code http://host/update?name=…&token=…}. */
final class UrlParameters {

    /** Names of parameters that are no secret; what others hold, services call as they like. */
    private static final Set<String> OPEN = Set.of(
            "system",
            "host",
            "hostname",
            "domain",
            "domains",
            "zone",
            "ip",
            "myip",
            "ipv4",
            "ipv6",
            "myipv6",
            "action",
            "type");

    private static final Set<String> OPEN_VALUES = Set.of("", "yes", "no", "on", "off", "true", "false", "nochg");

    /** Behind the scheme, nothing and the host. */
    private static final int FIRST_OF_PATH = 3;

    private static final int LONGEST_VERSION = 3;

    private UrlParameters() {}

    /** The text without the values that may be secret, and without such parts of the path to a service of dynamic DNS. */
    static String removedFrom(String text, String hidden) {
        boolean isUpdate = text.stripLeading().startsWith("add http")
                || text.stripLeading().startsWith("remove http");
        if (!isUpdate && text.indexOf('?') < 0 && text.indexOf('&') < 0) {
            return text;
        }
        return Arrays.stream(text.split("(?<=[ \\t\"])|(?=[ \\t\"])", -1))
                .map(word -> withoutSecrets(word, isUpdate, hidden))
                .collect(Collectors.joining());
    }

    private static String withoutSecrets(String word, boolean isUpdate, String hidden) {
        int question = word.indexOf('?');
        boolean hasPairs = question >= 0 || (word.indexOf('&') >= 0 && word.indexOf('=') >= 0);
        int end = hasPairs ? question + 1 : word.length();
        String pairs = Arrays.stream(word.substring(end).split("&", -1))
                .map(pair -> withoutValue(pair, hidden))
                .collect(Collectors.joining("&"));
        return (isUpdate ? withoutPathWords(word.substring(0, end), hidden) : word.substring(0, end)) + pairs;
    }

    /** {@code https://host/update/NAME/KEY}: what does not look like the name of a page is hidden. */
    private static String withoutPathWords(String address, String hidden) {
        String[] parts = address.split("/", -1);
        for (int i = Math.min(FIRST_OF_PATH, parts.length); i < parts.length; i++) {
            parts[i] = isPage(parts[i]) ? parts[i] : hidden;
        }
        return String.join("/", parts);
    }

    private static boolean isPage(String part) {
        return part.length() <= LONGEST_VERSION
                || part.startsWith("<")
                || part.chars().allMatch(one -> (one >= 'a' && one <= 'z') || ".-_?".indexOf(one) >= 0);
    }

    private static String withoutValue(String pair, String hidden) {
        int sign = pair.indexOf('=');
        String name = pair.substring(0, Math.max(sign, 0)).toLowerCase(Locale.ROOT);
        boolean isOpen = OPEN.contains(name) || isOpen(pair.substring(sign + 1));
        return isOpen ? pair : pair.substring(0, sign + 1) + hidden;
    }

    /** What the router puts in itself, {@code <a>} or {@code <h>}, or an address. */
    private static boolean isOpen(String value) {
        return OPEN_VALUES.contains(value.toLowerCase(Locale.ROOT))
                || (value.startsWith("<") && value.endsWith(">"))
                || (value.chars().allMatch(one -> one == '.' || Character.isDigit(one)) && value.indexOf('.') > 0);
    }
}
