package io.github.vipnat.cli.help;

import io.github.vipnat.cli.process.ExitCode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Layout;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How {@code --help} looks: a command's own options first, those that every command has below them. */
public final class HelpPage {

    /** What a terminal has at least. */
    static final int COLUMNS = 80;

    private static final String COMMON = "Common options, before or after a command's name:";

    private HelpPage() {}

    /** Lays out the pages of a command and of all below it. */
    public static void layOut(CommandLine root) {
        root.setUsageHelpWidth(COLUMNS);
        root.setColorScheme(Help.defaultColorScheme(Ansi.OFF));
        Map<String, CommandLine.IHelpSectionRenderer> sections = new LinkedHashMap<>(root.getHelpSectionMap());
        sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpPage::options);
        root.setHelpSectionMap(sections);
        root.setHelpSectionKeys(order());
        root.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes());
        root.getCommandSpec().usageMessage().footer("", "Try it without a router:  vipnat demo");
        headings(root);
    }

    private static void headings(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .abbreviateSynopsis(true)
                .descriptionHeading("%n")
                .parameterListHeading("%nArguments:%n")
                .commandListHeading("%nCommands:%n");
        command.getSubcommands().values().forEach(HelpPage::headings);
    }

    /** The exit codes with their meaning, in the order of numbers. */
    static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        Arrays.stream(ExitCode.values())
                .sorted((a, b) -> Integer.compare(a.code(), b.code()))
                .forEach(code -> codes.put(" " + code.code(), code.meaning()));
        return codes;
    }

    private static List<String> order() {
        return List.of(
                UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
                UsageMessageSpec.SECTION_KEY_SYNOPSIS,
                UsageMessageSpec.SECTION_KEY_DESCRIPTION_HEADING,
                UsageMessageSpec.SECTION_KEY_DESCRIPTION,
                UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
                UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
                UsageMessageSpec.SECTION_KEY_OPTION_LIST,
                UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST,
                UsageMessageSpec.SECTION_KEY_FOOTER);
    }

    private static String options(Help help) {
        return table(help, "Options:", CommandWords.own(help.commandSpec()))
                + table(help, COMMON, CommandWords.common(help.commandSpec()));
    }

    /** Both tables are as wide as one of all options would be, so that they look like one. */
    private static String table(Help help, String heading, List<OptionSpec> options) {
        Layout layout = help.createDefaultLayout(
                help.commandSpec().options(), help.commandSpec().positionalParameters(), help.colorScheme());
        layout.addAllOptions(options, help.createDefaultParamLabelRenderer());
        return options.isEmpty() ? "" : System.lineSeparator() + heading + System.lineSeparator() + layout;
    }
}
