package io.github.vipnat.device;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.MeaningfulLine;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.nat.Translation;
import io.github.vipnat.plan.CommandScript;
import io.github.vipnat.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** A network operating system: what to type, and what its answers mean. Implementations are pure. */
public interface DeviceOs {

    /** What prepares the terminal; the first line, which turns paging off, is also used to learn the prompt. */
    List<TerminalSetting> terminalSetup();

    /** The line of {@link #terminalSetup()} that makes long lines possible. */
    String widenTerminal();

    /** The prompt at which rules are typed on a device of this name. */
    String configurationPrompt(String hostname);

    /** How many columns a terminal has where the device refuses to change that. */
    int usualWidth();

    /** How many columns it has once it is prepared. */
    int preparedWidth();

    /**
     * Whether vipnat ever types such a line: a static rule put in or taken out as it is understood here, or a line of this
     * system's own list. Nothing else may reach a device, whatever asks for it.
     */
    boolean types(String line);

    /** Matches anything that looks like a prompt at the end of what has been read; group 1 is the prompt. */
    Pattern anyPromptAtEnd();

    /**
     * The exact prompts of a device.
     *
     * @param prompt the exec prompt as it was seen
     * @param hostname the configured name, once it is known; configuration prompts are made from it
     */
    Prompts prompts(String prompt, Optional<String> hostname);

    String raisePrivilege();

    /** Matches the request for the password that {@link #raisePrivilege()} leads to, at the end of what was read. */
    Pattern passwordRequestAtEnd();

    String enterConfiguration();

    String leaveConfiguration();

    /**
     * Matches one line that a device may print behind a prompt, with the line break in front of it: what it prints by itself at
     * any moment, or a refusal told that late. A line that has not ended does not match.
     */
    Pattern announcement();

    /** A configuration without the announcements that came while it was printed. */
    String withoutAnnouncements(String configuration);

    /** Whether the device is about to reload, by the last announcement in the text; empty where none stands in it. */
    Optional<Boolean> announcesReload(String text);

    /** The command that asks whether a reload is planned; changes nothing. */
    String showReload();

    /** What the answer to {@link #showReload} means. */
    ReloadState reloadState(String output);

    /** Enters configuration with a timer that puts everything back; whole minutes, 1 to 120. */
    String armGuard(Duration length);

    String renewGuard(Duration length);

    String confirmGuard();

    String showGuard(Mode mode);

    /** What the answer to {@link #showGuard} means. */
    GuardState guardState(String output);

    /** The commands that tell who else is at the device. */
    List<String> showOthers();

    /** Who that is by the answer to one of {@link #showOthers}, for a person to read; nobody where it is not understood. */
    List<String> others(String output);

    String logout();

    /** Matches any question at the end of what has been read. */
    Pattern questionAtEnd();

    /** What is being asked. */
    Question question(String text);

    /** Matches the end of a question that one key answers, without a return behind it. */
    Pattern keyQuestionEnd();

    /**
     * The line that says no to a question, whatever its default, and that changes nothing where no question stands. Its first
     * character alone says no to a {@link #keyQuestionEnd key question}.
     */
    String decline();

    /**
     * What the answers to {@link #decline()} at a prompt hold about the line before it, told late; whatever else such a line is
     * answered with says nothing about that one.
     */
    String toldLate(String output);

    /** What the device's answer to a configuration line means. */
    Reply reply(String output);

    String showRunningConfiguration();

    String showStartupConfiguration();

    /** Whether the text is a whole configuration; a cut one would make every missing rule look removed. */
    boolean isComplete(String configuration);

    /** Whether a pager left its marks in the text; lines it stands in would not be recognised. */
    boolean hasPagerMarks(String text);

    /**
     * The line that makes it impossible to tell free text from configuration: a banner, say, that nothing ends. Empty
     * where there is none, and where the text is cut, which explains it.
     */
    Optional<ConfigLine> unsoundLine(String configuration);

    /** The running configuration in a file that somebody saved it in, with or without a terminal's log around it. */
    SavedText configurationIn(String file);

    /** Reads a whole configuration. */
    RouterView read(String configuration);

    /**
     * What a configuration says, line by line: the same for the running and the startup configuration where nothing is
     * unsaved, however a device prints either.
     */
    List<MeaningfulLine> meaningfulLines(String configuration);

    /** The rule a configuration line stands for, or empty when it is no static rule. */
    Optional<StaticRule> readRule(String line);

    /** What a typed configuration line does, or empty when it is about no static rule. */
    Optional<TypedRule> typedRule(String line);

    /** The lines about static rules that a terminal shows to have been typed, in order. */
    List<HeardRule> heardRules(String terminal);

    /** The line that takes a configuration line back. */
    String opposite(String line);

    /** The command whose answer tells what {@link #removesInUse} needs to know. */
    String showVersion();

    /** Whether the device can be told to remove a rule together with its live flows, without asking. */
    boolean removesInUse(String version);

    /** The line that removes a rule together with its live flows, from the one that removes it. */
    String evenInUse(String removal);

    /** The rule as the device spells it. */
    String print(StaticRule rule);

    /**
     * The plan in the device's words, both ways.
     *
     * @param spelling how the device itself writes rules that may have to be put back
     */
    CommandScript render(Plan plan, NatTable spelling);

    /**
     * Lines that keep every global as closed as it is while the plan opens it, for a person to type; vipnat never sends
     * them. None where the plan opens nothing.
     */
    List<String> keepClosed(Plan plan, RouterView view);

    /** The command that prints the translation table, as it is typed in this mode. */
    String showTranslations(Mode mode);

    /** A few lines about the translation table, however large it is. */
    String showTranslationStatistics();

    /** How many static rules the output of {@link #showTranslationStatistics} counts; empty when it cannot be told. */
    OptionalInt staticRules(String output);

    /**
     * Ends one live flow from within configuration mode, and no other.
     *
     * @param vrf of the rule it hangs on; empty for the global table
     */
    String clearFlow(Translation flow, Optional<String> vrf);

    /** The rows of the translation table; lines that are no rows are passed over. */
    List<Translation> translations(String output);

    String showNeighbour(Ipv4 address);

    /** Whether the output of {@link #showNeighbour} holds a resolved entry for the address. */
    default boolean knowsNeighbour(String output, Ipv4 address) {
        return neighbourMac(output, address).isPresent();
    }

    /** The MAC in a resolved entry for the address, {@code 00:15:5d:0a:0b:01}; empty when there is none. */
    Optional<String> neighbourMac(String output, Ipv4 address);

    /** How many minutes ago the neighbour was last heard, by the same output; empty when there is no row or no age in it. */
    OptionalInt neighbourAge(String output, Ipv4 address);

    /** The line of a configuration that fixes the neighbour's MAC for good, whatever ARP says; empty where there is none. */
    Optional<String> fixedNeighbour(String configuration, Ipv4 address);

    /** Makes the device forget a neighbour and ask again; changes no configuration. */
    String forgetNeighbour(Ipv4 address);

    String ping(Ipv4 address);

    boolean pingAnswered(String output);

    /** How to learn what a device can do, without changing anything. */
    Inspection inspection();

    String save();

    /** What the device's answer to {@link #save()} means. */
    SaveReply saveReply(String output);

    /** The configuration lines with what a person must type around them to enter, leave and save. */
    List<String> wrapForTyping(List<String> configurationLines);
}
