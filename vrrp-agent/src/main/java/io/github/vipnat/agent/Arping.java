package io.github.vipnat.agent;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ARP by way of {@code arping} of iputils, which needs CAP_NET_RAW and nothing else. */
public final class Arping implements Arp {

    private static final Pattern REPLY = Pattern.compile("\\[((?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2})\\]");
    private static final int MOST_ROUTERS = 8;
    private static final int LONGEST_OUTPUT = 4096;

    private final String program;
    private final DefaultGateway gateway;

    public Arping() {
        this("arping", DefaultGateway.ofHost());
    }

    /** @param program its name or path */
    Arping(String program, DefaultGateway gateway) {
        this.program = program;
        this.gateway = gateway;
    }

    @Override
    public CompletableFuture<Optional<Problem>> tell(Ipv4 vip, Holding holding, List<Ipv4> routers) {
        Set<Ipv4> targets = new LinkedHashSet<>(routers);
        gateway.on(holding.interfaceName()).ifPresent(targets::add);
        targets.remove(vip);
        return CompletableFuture.supplyAsync(() -> telling(vip, holding, targets), Arping::inBackground);
    }

    /** A router that does not answer has perhaps learnt all the same; only what could not be said is a problem. */
    private Optional<Problem> telling(Ipv4 vip, Holding holding, Set<Ipv4> targets) {
        List<Process> requests = new ArrayList<>();
        try {
            for (Ipv4 target : targets.stream().limit(MOST_ROUTERS).toList()) {
                requests.add(start(holding, "-c", "1", "-w", "1", "-s", vip.toString(), target.toString()));
            }
            for (Process request : requests) {
                said(request);
            }
            Process everybody = start(holding, "-U", "-c", "1", "-w", "1", "-s", vip.toString(), vip.toString());
            requests.add(everybody);
            String said = said(everybody);
            return said.startsWith("ARPING") ? Optional.empty() : Optional.of(failed(said));
        } catch (IOException e) {
            return Optional.of(failed(String.valueOf(e.getMessage())));
        } finally {
            requests.forEach(Process::destroy);
        }
    }

    @Override
    public Optional<String> other(Ipv4 vip, Holding holding) {
        try {
            Process asking = start(holding, "-D", "-c", "1", "-w", "1", vip.toString());
            String said = said(asking);
            asking.destroy();
            Matcher reply = REPLY.matcher(said);
            while (reply.find()) {
                if (!reply.group(1).equalsIgnoreCase(holding.mac())) {
                    return Optional.of(reply.group(1).toLowerCase(Locale.ROOT));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Process start(Holding holding, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program, "-I", holding.interfaceName()));
        command.addAll(List.of(arguments));
        ProcessBuilder arping = new ProcessBuilder(command).redirectErrorStream(true);
        arping.environment().put("LC_ALL", "C");
        Process process = arping.start();
        process.getOutputStream().close();
        return process;
    }

    /** Everything it said; it ends by itself within its own second or two. */
    private static String said(Process process) throws IOException {
        String text = new String(process.getInputStream().readNBytes(LONGEST_OUTPUT), StandardCharsets.UTF_8);
        try {
            process.waitFor(3, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return text;
    }

    private static Problem failed(String what) {
        return Problem.fatal(
                "arping-failed",
                "this host",
                "the routers cannot be told by ARP: "
                        + what.strip().lines().findFirst().orElse("arping said nothing"),
                "a router that has learnt another host keeps it for hours",
                "apt-get install iputils-arping; and in the unit: AmbientCapabilities=CAP_NET_RAW");
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "vipnat-arping");
        thread.setDaemon(true);
        thread.start();
    }
}
