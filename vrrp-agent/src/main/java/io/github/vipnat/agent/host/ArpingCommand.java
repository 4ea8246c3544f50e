package io.github.vipnat.agent.host;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.child.Child;
import io.github.vipnat.child.ChildCommand;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** ARP by way of {@code arping} of iputils, which needs CAP_NET_RAW and nothing else. */
public final class ArpingCommand implements Arp {

    private static final Pattern REPLY = Pattern.compile("\\[((?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2})\\]");
    private static final int MOST_ROUTERS = 8;

    /** It ends by itself within two seconds, unless something is very wrong with it. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final String program;
    private final DefaultGateway gateway;
    private final Host host;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicReference<Child> reminder = new AtomicReference<>();

    /** @param host asked right before anything is said: nobody speaks for a VIP that has left */
    public ArpingCommand(Host host) {
        this("arping", DefaultGateway.ofHost(), host);
    }

    /** @param program its name or path */
    ArpingCommand(String program, DefaultGateway gateway, Host host) {
        this.program = program;
        this.gateway = gateway;
        this.host = host;
    }

    @Override
    public CompletableFuture<Optional<Problem>> tell(Ipv4 vip, VipHolding holding, List<Ipv4> routers) {
        List<Ipv4> targets = targets(vip, holding, routers);
        return CompletableFuture.supplyAsync(() -> tellNow(vip, holding, targets), ArpingCommand::inBackground);
    }

    @Override
    public void remind(Ipv4 vip, VipHolding holding, List<Ipv4> routers) {
        List<Ipv4> targets = targets(vip, holding, routers);
        List<String> words = targets.isEmpty()
                ? everybody(vip)
                : router(vip, targets.get(Math.floorMod(turn.getAndIncrement(), targets.size())));
        try {
            Child before = reminder.getAndSet(arping(holding, words).startUnheard());
            if (before != null) {
                before.kill();
            }
        } catch (IOException e) {
            // Said by the telling that came before it, and by the next one.
        }
    }

    private List<Ipv4> targets(Ipv4 vip, VipHolding holding, List<Ipv4> routers) {
        return Stream.concat(routers.stream(), gateway.on(holding.interfaceName()).stream())
                .filter(target -> !target.equals(vip))
                .distinct()
                .limit(MOST_ROUTERS)
                .toList();
    }

    /** With {@code ip_nonlocal_bind} the kernel lets anybody speak for an address that is not its own. */
    private boolean isHeld(Ipv4 vip, VipHolding holding) {
        return host.holding(vip)
                .filter(now -> now.interfaceName().equals(holding.interfaceName()))
                .isPresent();
    }

    /** Everybody is told without waiting for a router; where each router has answered, nobody waits for arping to end. */
    private Optional<Problem> tellNow(Ipv4 vip, VipHolding holding, List<Ipv4> targets) {
        try {
            List<Child> requests = new ArrayList<>();
            for (Ipv4 target : targets) {
                if (isHeld(vip, holding)) {
                    requests.add(arping(holding, router(vip, target)).start());
                }
            }
            if (!isHeld(vip, holding)) {
                return Optional.empty();
            }
            Child everybody = arping(holding, everybody(vip)).start();
            boolean answered = !requests.isEmpty();
            for (Child request : requests) {
                answered &= REPLY.matcher(request.said()).find();
            }
            return answered ? Optional.empty() : failure(everybody.said());
        } catch (IOException e) {
            return Optional.of(failed(String.valueOf(e.getMessage())));
        }
    }

    /** A router that does not answer has perhaps learnt all the same; only what could not be said is a problem. */
    private static Optional<Problem> failure(String said) {
        return said.startsWith("ARPING") ? Optional.empty() : Optional.of(failed(said));
    }

    @Override
    public Optional<String> other(Ipv4 vip, VipHolding holding) {
        try {
            String said = arping(holding, List.of("-D", "-c", "1", "-w", "1", vip.toString()))
                    .start()
                    .said();
            failure(said).ifPresent(problem -> {
                throw new ProblemException(ProblemException.Kind.REFUSED, problem);
            });
            return REPLY.matcher(said)
                    .results()
                    .map(reply -> reply.group(1).toLowerCase(Locale.ROOT))
                    .filter(mac -> !holding.isOwn(mac))
                    .findFirst();
        } catch (IOException e) {
            throw new ProblemException(ProblemException.Kind.REFUSED, failed(String.valueOf(e.getMessage())));
        }
    }

    /** To everybody, too: whoever has an entry for the sender corrects it (RFC 826). */
    private static List<String> router(Ipv4 vip, Ipv4 router) {
        return List.of("-c", "1", "-w", "1", "-s", vip.toString(), router.toString());
    }

    private static List<String> everybody(Ipv4 vip) {
        return List.of("-U", "-c", "1", "-w", "1", "-s", vip.toString(), vip.toString());
    }

    private ChildCommand arping(VipHolding holding, List<String> words) {
        List<String> command = new ArrayList<>(List.of(program, "-I", holding.interfaceName()));
        command.addAll(words);
        return ChildCommand.of(LONGEST, command);
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
