package io.github.vipnat.session;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.Mode;
import io.github.vipnat.device.Question;
import io.github.vipnat.session.Exchange.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * What came back for a line typed ahead and for the noes behind it, taken apart where the device waited. The line's own answer ends
 * at the first prompt; what a no is answered with at a prompt says nothing about the line.
 */
final class FlightAnswer {

    private final DeviceOs os;
    private final List<Question> questions = new ArrayList<>();
    private final StringBuilder own = new StringBuilder();
    private final StringBuilder others = new StringBuilder();
    private Optional<String> prompt = Optional.empty();
    private boolean isOpen;
    private int stops;

    private FlightAnswer(DeviceOs os) {
        this.os = os;
    }

    /** @param text without the echo of the line */
    static FlightAnswer of(String text, AnswerEndings endings, DeviceOs os) {
        FlightAnswer answer = new FlightAnswer(os);
        Matcher stop = endings.stop().matcher(text);
        int from = 0;
        while (stop.find()) {
            String piece = text.substring(from, stop.start());
            answer.read(from == 0 ? piece : withoutEcho(piece));
            answer.stopped(Optional.ofNullable(stop.group("prompt")), stop.group("announced"), stop.group("asked"));
            from = stop.end();
        }
        answer.leftOpen(from == 0 ? text : withoutEcho(text.substring(from)));
        return answer;
    }

    /** The echo of a no stands right behind the prompt or the question that it was read at. */
    private static String withoutEcho(String piece) {
        int end = 0;
        while (end < piece.length() && piece.charAt(end) != '\r' && piece.charAt(end) != '\n') {
            end++;
        }
        return piece.substring(end);
    }

    /** A question that takes a key stands in the middle: the first character of a no has answered it. */
    private void read(String piece) {
        Matcher key = os.keyQuestionEnd().matcher(piece);
        int from = 0;
        while (key.find()) {
            String before = piece.substring(from, key.end());
            ask(before.substring(startOfLastLine(before)));
            keep(before.substring(0, startOfLastLine(before)));
            from = key.end();
        }
        keep(piece.substring(from));
    }

    private static int startOfLastLine(String text) {
        return Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
    }

    private void keep(String text) {
        (prompt.isEmpty() ? own : others).append(text).append('\n');
    }

    private void ask(String text) {
        questions.add(os.question(text));
    }

    private void stopped(Optional<String> atPrompt, String announced, String asked) {
        stops++;
        if (atPrompt.isPresent()) {
            keep(announced);
            prompt = atPrompt;
        } else {
            ask(asked);
        }
    }

    /** Whatever stands behind the last place where the device waited is what it waits at now. */
    private void leftOpen(String rest) {
        String shown = rest.stripTrailing();
        if (!shown.isEmpty()) {
            isOpen = true;
            stops++;
            ask(shown.substring(startOfLastLine(shown)));
            keep(shown.substring(0, startOfLastLine(shown)));
        }
    }

    /** The last prompt. */
    Optional<String> prompt() {
        return prompt;
    }

    /** How often the device waited. */
    int stops() {
        return stops;
    }

    /** Whether the device waits for one more answer. */
    boolean isOpen() {
        return isOpen;
    }

    /** @param wasTakenForAnswer whether a question before this line took it for its answer, so that it was no command */
    Exchange exchange(String line, Mode mode, boolean wasTakenForAnswer) {
        if (wasTakenForAnswer) {
            questions.add(0, new Question(Question.Kind.UNKNOWN, "(the line answered the question before it)"));
        }
        return new Exchange(line, own + "\n" + os.toldLate(others.toString()), ending(mode));
    }

    private Ending ending(Mode mode) {
        Optional<Question> strange = questions.stream()
                .filter(question -> question.kind() == Question.Kind.UNKNOWN)
                .findFirst();
        return strange.or(() -> questions.stream().findFirst())
                .<Ending>map(question -> isOpen ? new Ending.AtQuestion(question) : new Ending.Declined(question))
                .orElseGet(() -> new Ending.AtPrompt(mode));
    }
}
