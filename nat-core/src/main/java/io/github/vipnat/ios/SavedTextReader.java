package io.github.vipnat.ios;

import io.github.vipnat.device.SavedText;
import io.github.vipnat.ios.reply.Announcements;
import io.github.vipnat.ios.text.ConfigurationText;
import io.github.vipnat.ios.text.LineWalk;
import io.github.vipnat.nat.ConfigLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the running configuration in what people have: the bare text, or the log of a terminal with prompts, other
 * commands and a logout around it, or several of them.
 */
final class SavedTextReader {

    /** Of several, how many are told. */
    private static final int SHOWN = 6;

    /** As it came. */
    private final String raw;

    private final String file;
    private final CaptureFinder found;

    private SavedTextReader(String raw) {
        this.raw = raw;
        this.file = Announcements.blankedIn(PlainText.of(raw));
        this.found = new CaptureFinder(file);
    }

    static SavedText read(String file) {
        return FileForm.ofBytes(file).<SavedText>map(form -> form).orElseGet(() -> new SavedTextReader(file).read());
    }

    private SavedText read() {
        List<Capture> candidates = candidates();
        boolean isDoubtful = found.closed().stream().anyMatch(Capture::isDoubtful)
                && !candidates.stream().allMatch(SavedTextReader::isAskedFor);
        if (candidates.isEmpty() || isDoubtful) {
            return nothingWhole();
        }
        Capture last = candidates.get(candidates.size() - 1);
        boolean isOne = isLogOfOneRouter(candidates) || candidates.stream().allMatch(last::saysTheSameAs);
        if (!isOne || isAnotherBegun()) {
            return several(candidates);
        }
        Optional<ConfigLine> changed = found.changed().filter(line -> line.number() > last.lastLine());
        return changed.<SavedText>map(SavedText.Outdated::new).orElseGet(() -> judged(last.text()));
    }

    /** The running configurations; where there are none, the startup ones. */
    private List<Capture> candidates() {
        List<Capture> whole = found.closed().stream()
                .filter(capture -> capture.part() != ShownPart.SOME)
                .filter(capture -> capture.part() != ShownPart.OTHER || capture.isConfiguration())
                .toList();
        List<Capture> running = whole.stream()
                .filter(capture -> capture.part() != ShownPart.STARTUP)
                .toList();
        List<Capture> said = running.stream().filter(Capture::isConfiguration).toList();
        return !said.isEmpty() ? said : running.isEmpty() ? whole : running;
    }

    /** What a terminal shows later is newer. */
    private static boolean isLogOfOneRouter(List<Capture> captures) {
        return captures.stream().allMatch(SavedTextReader::isAskedFor)
                && captures.stream()
                                .map(capture -> capture.asked().orElseThrow().prompt())
                                .distinct()
                                .count()
                        == 1;
    }

    private static boolean isAskedFor(Capture capture) {
        return capture.part() == ShownPart.RUNNING && capture.asked().isPresent();
    }

    /** Behind the last end; what another command answered is none. */
    private boolean isAnotherBegun() {
        Capture open = found.open();
        return open.isConfiguration() && open.part() == ShownPart.RUNNING;
    }

    private SavedText several(List<Capture> candidates) {
        List<Capture> all = new ArrayList<>(candidates);
        if (isAnotherBegun()) {
            all.add(found.open());
        }
        List<String> places =
                new ArrayList<>(all.stream().limit(SHOWN).map(Capture::place).toList());
        if (all.size() > SHOWN) {
            places.add("and " + (all.size() - SHOWN) + " more");
        }
        return new SavedText.Several(places);
    }

    private SavedText nothingWhole() {
        if (ConfigurationText.hasPagerMarks(file)) {
            return new SavedText.PagerMarks();
        }
        return FileForm.ofText(raw)
                .<SavedText>map(form -> form)
                .or(() -> foreign(file))
                .or(() -> found.unsound().map(SavedText.Unsound::new))
                .or(() -> found.lastPart().map(command -> new SavedText.Part(command.command())))
                .orElseGet(SavedText.Cut::new);
    }

    private static SavedText judged(String configuration) {
        if (ConfigurationText.hasPagerMarks(configuration)) {
            return new SavedText.PagerMarks();
        }
        return foreign(configuration)
                .or(() -> LineWalk.unsoundLine(configuration).map(SavedText.Unsound::new))
                .or(() -> TypedScript.firstIn(configuration).map(SavedText.Script::new))
                .or(() -> LostIndentation.firstIn(configuration).map(SavedText.Flat::new))
                .or(() -> LostTop.firstIn(configuration).map(SavedText.Headless::new))
                .or(() -> TornLine.firstIn(configuration).map(SavedText.Torn::new))
                .orElseGet(() -> new SavedText.Whole(configuration));
    }

    private static Optional<SavedText> foreign(String text) {
        return ForeignSystem.of(text).map(SavedText.Foreign::new);
    }
}
