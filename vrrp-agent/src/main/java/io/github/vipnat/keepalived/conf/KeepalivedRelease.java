package io.github.vipnat.keepalived.conf;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The releases that Debian's stable and the one before it ship, where they differ (keepalived-facts 5). */
public enum KeepalivedRelease {
    /** 2.2.7 of Debian 12. */
    V2_2("2.2"),
    /** 2.3.3 of Debian 13. */
    V2_3("2.3");

    private static final Pattern VERSION = Pattern.compile("[vV ]([0-9]{1,3})\\.([0-9]{1,3})\\.[0-9]{1,3}");

    private final String number;

    KeepalivedRelease(String number) {
        this.number = number;
    }

    /** As a person writes it: {@code 2.3}. */
    public String number() {
        return number;
    }

    /** Both; what is asked when no machine is there to tell. */
    public static Set<KeepalivedRelease> all() {
        return EnumSet.allOf(KeepalivedRelease.class);
    }

    /** The one that a person names: {@code 2.3} or {@code 2.3.3}. */
    public static Optional<KeepalivedRelease> of(String text) {
        return Arrays.stream(values())
                .filter(release -> text.equals(release.number) || text.startsWith(release.number + "."))
                .findFirst();
    }

    /** The one whose ways are those of the version that {@code keepalived -v} prints: 2.3 for all that is newer than 2.2. */
    public static Optional<KeepalivedRelease> printed(String version) {
        Matcher found = VERSION.matcher(version);
        if (!found.find()) {
            return Optional.empty();
        }
        int release = Integer.parseInt(found.group(1)) * 1000 + Integer.parseInt(found.group(2));
        return Optional.of(release >= 2003 ? V2_3 : V2_2);
    }

    @Override
    public String toString() {
        return number;
    }
}
