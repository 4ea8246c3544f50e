package io.github.vipnat.site;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client that keeps fetching: every request, when it ended and whether it was answered. */
public final class Fetching implements AutoCloseable {

    private record Request(long at, boolean answered) {}

    private final String what;
    private final Process process;
    private final Thread reader;
    private final List<Request> requests = new ArrayList<>();

    /** @param command prints 0 for a request that was answered, and another number for one that was not, a line each on stderr */
    Fetching(String what, List<String> command) {
        this.what = what;
        try {
            List<String> promptly = new ArrayList<>(List.of("nice", "-n", "-10"));
            promptly.addAll(command);
            this.process = new ProcessBuilder(promptly)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.reader = new Thread(this::read, what);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines = process.errorReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches("\\d+")) {
                    keep(new Request(System.nanoTime(), line.equals("0")));
                }
            }
        } catch (IOException closed) {
            process.destroyForcibly();
        }
    }

    private synchronized void keep(Request request) {
        requests.add(request);
    }

    private synchronized List<Request> since(long nanoTime) {
        return requests.stream().filter(request -> request.at() >= nanoTime).toList();
    }

    public String what() {
        return what;
    }

    /** Whether, after a moment, several requests in a row were answered and nothing else. */
    boolean isAnsweredSince(long nanoTime) {
        List<Request> recent = since(nanoTime);
        int size = recent.size();
        return size >= 3 && recent.subList(size - 3, size).stream().allMatch(Request::answered);
    }

    /** How many requests ended after a moment. */
    long countSince(long nanoTime) {
        return since(nanoTime).size();
    }

    long lostSince(long nanoTime) {
        return since(nanoTime).stream().filter(request -> !request.answered()).count();
    }

    long answeredSince(long nanoTime) {
        return since(nanoTime).stream().filter(Request::answered).count();
    }

    /** From the last answer before the first loss after a moment to the first answer after the last loss; zero without a loss. */
    synchronized Duration outageSince(long nanoTime) {
        long longest = 0;
        long lastAnswer = nanoTime;
        boolean lost = false;
        for (Request request : requests) {
            if (request.answered()) {
                if (lost && request.at() >= nanoTime) {
                    longest = Math.max(longest, request.at() - lastAnswer);
                }
                lastAnswer = request.at();
                lost = false;
            } else if (request.at() >= nanoTime) {
                lost = true;
            }
        }
        return Duration.ofNanos(longest);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            reader.join(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
