package io.github.vipnat.ios;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.GuardState;
import io.github.vipnat.device.HeardRule;
import io.github.vipnat.device.Inspection;
import io.github.vipnat.device.Mode;
import io.github.vipnat.device.Prompts;
import io.github.vipnat.device.Question;
import io.github.vipnat.device.ReloadState;
import io.github.vipnat.device.Reply;
import io.github.vipnat.device.SaveReply;
import io.github.vipnat.device.SavedText;
import io.github.vipnat.device.TerminalSetting;
import io.github.vipnat.device.TypedRule;
import io.github.vipnat.ios.filter.KeepingAccessList;
import io.github.vipnat.ios.nat.NatLineCodec;
import io.github.vipnat.ios.probe.IosInspection;
import io.github.vipnat.ios.read.ArpReader;
import io.github.vipnat.ios.read.IosReader;
import io.github.vipnat.ios.read.TranslationReader;
import io.github.vipnat.ios.read.UserReader;
import io.github.vipnat.ios.reply.Announcements;
import io.github.vipnat.ios.reply.ReloadReplies;
import io.github.vipnat.ios.reply.Replies;
import io.github.vipnat.ios.reply.TypedRuleReader;
import io.github.vipnat.ios.text.ConfigurationMeaning;
import io.github.vipnat.ios.text.ConfigurationText;
import io.github.vipnat.ios.text.LineWalk;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.MeaningfulLine;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.nat.Translation;
import io.github.vipnat.plan.CommandScript;
import io.github.vipnat.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Cisco IOS and IOS-XE. */
public final class IosDeviceOs implements DeviceOs {

    private static final int WIDTH = 511;

    /** Any answer counts: the first ping of five is often lost to ARP. */
    private static final Pattern PING_ANSWER = Pattern.compile("Success rate is (?:[1-9]|[1-9][0-9]|100) percent");

    @Override
    public List<TerminalSetting> terminalSetup() {
        return List.of(
                new TerminalSetting("terminal length 0", TerminalSetting.Need.WHOLE_ANSWERS),
                new TerminalSetting(widenTerminal(), TerminalSetting.Need.LONG_LINES),
                new TerminalSetting("terminal no monitor", TerminalSetting.Need.QUIET));
    }

    @Override
    public String widenTerminal() {
        return "terminal width " + WIDTH;
    }

    @Override
    public String configurationPrompt(String hostname) {
        return IosPrompts.whileConfiguring(hostname);
    }

    /** ios-facts 6, "terminal length 0": the default. */
    @Override
    public int usualWidth() {
        return 80;
    }

    @Override
    public int preparedWidth() {
        return WIDTH;
    }

    @Override
    public boolean types(String line) {
        return IosCommands.has(line);
    }

    @Override
    public Pattern anyPromptAtEnd() {
        return IosPrompts.ANY_AT_END;
    }

    @Override
    public Prompts prompts(String prompt, Optional<String> hostname) {
        return IosPrompts.of(prompt, hostname);
    }

    @Override
    public String raisePrivilege() {
        return "enable";
    }

    @Override
    public Pattern passwordRequestAtEnd() {
        return IosPrompts.PASSWORD_AT_END;
    }

    @Override
    public String enterConfiguration() {
        return "configure terminal";
    }

    @Override
    public String leaveConfiguration() {
        return "end";
    }

    @Override
    public Pattern announcement() {
        return Announcements.BEHIND_PROMPT;
    }

    @Override
    public String withoutAnnouncements(String configuration) {
        return Announcements.removedFrom(configuration);
    }

    @Override
    public Optional<Boolean> announcesReload(String text) {
        return Announcements.ofReload(text);
    }

    @Override
    public String showReload() {
        return "show reload";
    }

    @Override
    public ReloadState reloadState(String output) {
        return ReloadReplies.state(output);
    }

    @Override
    public String armGuard(Duration length) {
        return "configure terminal revert timer " + length.toMinutes();
    }

    @Override
    public String renewGuard(Duration length) {
        return "configure revert timer " + length.toMinutes();
    }

    @Override
    public String confirmGuard() {
        return "configure confirm";
    }

    @Override
    public String showGuard(Mode mode) {
        return inMode(mode, "show archive config rollback timer");
    }

    @Override
    public GuardState guardState(String output) {
        return Replies.guardState(output);
    }

    @Override
    public List<String> showOthers() {
        return List.of("show users", "show configuration lock");
    }

    @Override
    public List<String> others(String output) {
        return UserReader.others(output);
    }

    @Override
    public String logout() {
        return "exit";
    }

    @Override
    public Pattern questionAtEnd() {
        return Replies.QUESTION_AT_END;
    }

    @Override
    public Question question(String text) {
        return Replies.question(text);
    }

    @Override
    public Pattern keyQuestionEnd() {
        return Replies.KEY_QUESTION_END;
    }

    /** ios-facts 2: what a bare {@code no} is answered with in configuration mode is {@code % Incomplete command.} */
    @Override
    public String decline() {
        return "no";
    }

    @Override
    public String toldLate(String output) {
        return Replies.toldLate(output);
    }

    @Override
    public Reply reply(String output) {
        return Replies.reply(output);
    }

    @Override
    public String showRunningConfiguration() {
        return "show running-config";
    }

    @Override
    public String showStartupConfiguration() {
        return "show startup-config";
    }

    @Override
    public boolean isComplete(String configuration) {
        return ConfigurationText.isComplete(configuration)
                && unsoundLine(configuration).isEmpty();
    }

    @Override
    public Optional<ConfigLine> unsoundLine(String configuration) {
        return ConfigurationText.isComplete(configuration) ? LineWalk.unsoundLine(configuration) : Optional.empty();
    }

    @Override
    public SavedText configurationIn(String file) {
        return SavedTextReader.read(file);
    }

    @Override
    public boolean hasPagerMarks(String text) {
        return ConfigurationText.hasPagerMarks(text);
    }

    @Override
    public RouterView read(String configuration) {
        return IosReader.read(configuration);
    }

    @Override
    public List<MeaningfulLine> meaningfulLines(String configuration) {
        return ConfigurationMeaning.lines(configuration);
    }

    @Override
    public Optional<StaticRule> readRule(String line) {
        return NatLineCodec.parse(line);
    }

    @Override
    public Optional<TypedRule> typedRule(String line) {
        return TypedRuleReader.ofLine(line);
    }

    @Override
    public List<HeardRule> heardRules(String terminal) {
        return TypedRuleReader.ofTerminal(terminal);
    }

    @Override
    public String opposite(String line) {
        return line.startsWith("no ") ? line.substring("no ".length()) : "no " + line;
    }

    @Override
    public String showVersion() {
        return "show version";
    }

    /** ios-facts 0.2: the word is IOS-XE's; row "show version" of ios-facts 3 tells it from classic IOS, where nobody knows. */
    @Override
    public boolean removesInUse(String version) {
        return version.lines().anyMatch(line -> line.startsWith("Cisco IOS XE Software, Version "));
    }

    /** ios-facts 1.1, OPTS: the last word. */
    @Override
    public String evenInUse(String removal) {
        return removal + " forced";
    }

    @Override
    public String print(StaticRule rule) {
        return NatLineCodec.print(rule);
    }

    @Override
    public CommandScript render(Plan plan, NatTable spelling) {
        return IosWriter.render(plan, spelling);
    }

    @Override
    public List<String> keepClosed(Plan plan, RouterView view) {
        return KeepingAccessList.lines(plan, view);
    }

    @Override
    public String showTranslations(Mode mode) {
        return inMode(mode, "show ip nat translations");
    }

    @Override
    public String clearFlow(Translation flow, Optional<String> vrf) {
        return inMode(Mode.CONFIGURATION, FlowCommand.clear(flow, vrf));
    }

    /** A bare show or clear is no configuration command (ios-facts 6, "do in config mode"). */
    private static String inMode(Mode mode, String command) {
        return mode == Mode.CONFIGURATION ? "do " + command : command;
    }

    @Override
    public List<Translation> translations(String output) {
        return TranslationReader.read(output);
    }

    @Override
    public String showNeighbour(Ipv4 address) {
        return "show ip arp " + address;
    }

    @Override
    public Optional<String> neighbourMac(String output, Ipv4 address) {
        return ArpReader.mac(output, address);
    }

    @Override
    public OptionalInt neighbourAge(String output, Ipv4 address) {
        return ArpReader.age(output, address);
    }

    @Override
    public Optional<String> fixedNeighbour(String configuration, Ipv4 address) {
        return ArpReader.fixed(ConfigurationMeaning.lines(configuration), address);
    }

    /** ios-facts 7: {@code clear ip arp VIP} forces a refresh. */
    @Override
    public String forgetNeighbour(Ipv4 address) {
        return "clear ip arp " + address;
    }

    @Override
    public String showTranslationStatistics() {
        return "show ip nat statistics";
    }

    @Override
    public OptionalInt staticRules(String output) {
        return TranslationReader.staticRules(output);
    }

    @Override
    public String ping(Ipv4 address) {
        return "ping " + address;
    }

    @Override
    public boolean pingAnswered(String output) {
        return PING_ANSWER.matcher(output).find();
    }

    @Override
    public Inspection inspection() {
        return new IosInspection();
    }

    @Override
    public String save() {
        return "write memory";
    }

    @Override
    public SaveReply saveReply(String output) {
        return Replies.saveReply(output);
    }

    @Override
    public List<String> wrapForTyping(List<String> configurationLines) {
        List<String> lines = new ArrayList<>();
        lines.add(enterConfiguration());
        lines.addAll(configurationLines);
        lines.add(leaveConfiguration());
        lines.add(save());
        return lines;
    }
}
