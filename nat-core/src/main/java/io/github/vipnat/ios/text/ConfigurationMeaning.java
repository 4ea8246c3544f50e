package io.github.vipnat.ios.text;

import io.github.vipnat.ios.text.ConfigTree.Section;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.MeaningfulLine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a configuration says, and nothing of how it is printed: the same configuration has the same meaning in
 * {@code show running-config} and in {@code show startup-config}, however it is stored, and whenever it is asked for
 * (ios-facts 11.1).
 */
public final class ConfigurationMeaning {

    private static final String VERSION = "version ";

    /** ios-facts 11.1, "values that drift by themselves": the object's number in a custom OID's expression. */
    private static final Pattern DRIFTING_EXPRESSION = Pattern.compile("expression [0-9]{1,10}");

    private static final String BANDWIDTH = "tunnel mpls traffic-eng bandwidth";
    private static final String AUTOMATIC_BANDWIDTH = "tunnel mpls traffic-eng auto-bw";

    private ConfigurationMeaning() {}

    /** The lines that are configuration, in order, each with its place. */
    public static List<MeaningfulLine> lines(String text) {
        return lines(ConfigTree.sections(text));
    }

    /** The same, of a configuration that is cut already. */
    public static List<MeaningfulLine> lines(List<Section> sections) {
        List<MeaningfulLine> lines = new ArrayList<>();
        int version = indexOfVersion(sections);
        for (int i = 0; i < sections.size(); i++) {
            String head = sections.get(i).head().text();
            if (isConfiguration(head, i < version)) {
                add(sections.get(i), lines);
            }
        }
        return lines;
    }

    private static int indexOfVersion(List<Section> sections) {
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).head().text().startsWith(VERSION)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Above {@code version} stands what the command says about the configuration; a 7200 has {@code upgrade fpd auto} there,
     * and what configures begins with a small letter everywhere.
     */
    private static boolean isConfiguration(String head, boolean aboveVersion) {
        boolean configures = !aboveVersion || Character.isLowerCase(head.charAt(0));
        return configures && !ConfigurationText.isNoise(head);
    }

    private static void add(Section section, List<MeaningfulLine> lines) {
        String head = section.head().text();
        lines.add(new MeaningfulLine("", head));
        if (CertificateChain.isOne(head)) {
            section.children()
                    .forEach(line -> CertificateChain.meaning(line.text())
                            .ifPresent(meaning -> lines.add(new MeaningfulLine(head, meaning))));
            return;
        }
        boolean automaticBandwidth =
                section.children().stream().anyMatch(line -> line.text().strip().startsWith(AUTOMATIC_BANDWIDTH));
        for (ConfigLine line : section.children()) {
            String text = line.text().strip();
            boolean drifts =
                    DRIFTING_EXPRESSION.matcher(text).matches() || (automaticBandwidth && text.startsWith(BANDWIDTH));
            if (!text.isEmpty() && !text.equals("!") && !drifts) {
                lines.add(new MeaningfulLine(head, text));
            }
        }
        section.texts().forEach(line -> lines.add(new MeaningfulLine(line.section(), line.text())));
    }
}
