package io.storebridge.sandbox.replay;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.dao.DataAccessException;

/**
 * Sends invoices of a file through a running sandbox, as quotes that are approved, accepted and become orders in GP, or as
 * orders, returns and cancellations, and reconciles quantities and values with GP's tables to the penny:
 *
 * <pre>
 * mvn spring-boot:test-run                                       in one terminal
 * tools/replay ../shared/data/online-retail-10k.csv              in another
 * </pre>
 *
 * <p>Customers and items that GP and the store lack are made first. Arguments: the file (see {@link InvoiceFile});
 * {@code --as=quotes|orders}; {@code --invoices=100} how many of
 * it, or {@code all} (left out: 100 quotes, all orders); {@code --rate=20} how many orders are sent in a second at most;
 * {@code --sandbox.directory=.sandbox} whose sandbox. Orders: each invoice is a row of {@code reconciliation.csv} in that
 * folder, and a restart of the sandbox is waited for. A second run asks for nothing twice. The exit code is 0 when all agrees, 1 when something differs, 2 when the file, the
 * arguments or the sandbox are not usable (Maven makes 1 of both).
 */
public final class Replay {

    private static final int AT_ONCE = 4;
    private static final String USAGE =
            "Usage: tools/replay <file.csv> [--as=quotes|orders] [--invoices=100|all] [--rate=20] [--sandbox.directory=.sandbox]";

    private final Place place;
    private final PrintStream out;
    private final boolean terminal;
    private final Parallel parallel = new Parallel(AT_ONCE);

    Replay(Place place, PrintStream out, boolean terminal) {
        this.place = place;
        this.out = out;
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out));
    }

    static int run(String[] arguments, PrintStream out) {
        SimpleCommandLinePropertySource options = new SimpleCommandLinePropertySource(arguments);
        List<String> files = List.of(arguments).stream()
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        String as = option(options, "as", "quotes");
        String wanted = option(options, "invoices", as.equals("orders") ? "all" : "100");
        String rate = option(options, "rate", "0");
        if (files.size() != 1
                || !wanted.matches("all|[1-9][0-9]{0,6}")
                || !as.matches("quotes|orders")
                || !rate.matches("[0-9]{1,4}")) {
            out.println(USAGE);
            return 2;
        }
        Path file = Path.of(files.get(0));
        if (!Files.isReadable(file)) {
            out.println(file.toAbsolutePath() + " cannot be read. " + USAGE);
            return 2;
        }
        String directory = options.getProperty("sandbox.directory");
        try {
            InvoiceFile invoices = InvoiceFile.read(file);
            Place place = Place.of(Path.of(directory == null ? ".sandbox" : directory));
            int most = wanted.equals("all") ? Integer.MAX_VALUE : Integer.parseInt(wanted);
            Replay replay = new Replay(place, out, isTerminal());
            if (as.equals("quotes")) {
                return replay.send(invoices, most).agrees() ? 0 : 1;
            }
            TradeReconciliation reconciliation = replay.sendOrders(invoices, most, Integer.parseInt(rate));
            Path report = place.directory().resolve("reconciliation.csv");
            new TradeReport(reconciliation).write(report);
            out.println("Invoice by invoice: " + report);
            return reconciliation.agrees() ? 0 : 1;
        } catch (InvalidFile | IllegalStateException | UncheckedIOException | DataAccessException e) {
            out.println(e.getMessage());
            return 2;
        }
    }

    private static String option(SimpleCommandLinePropertySource options, String name, String otherwise) {
        return options.containsProperty(name) ? options.getProperty(name) : otherwise;
    }

    /** Since Java 22 there is a console without a terminal too, and it can be asked. */
    private static boolean isTerminal() {
        if (System.console() == null) {
            return false;
        }
        try {
            return (boolean) System.console().getClass().getMethod("isTerminal").invoke(System.console());
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    Reconciliation send(InvoiceFile file, int most) {
        List<Invoice> invoices =
                file.sales().subList(0, Math.min(most, file.sales().size()));
        out.printf(
                "The file holds %,d sales; %,d of them are sent.%n",
                file.sales().size(), invoices.size());
        file.passedOver().forEach((reason, count) -> out.printf("  passed over: %,d (%s)%n", count, reason));
        makeMasters(MasterData.of(file.sales()));
        Map<Invoice, Outcome> outcomes = send(invoices);
        Reconciliation reconciliation = Reconciliation.of(outcomes, new GpDocuments(place.gp()));
        out.println(reconciliation.text());
        return reconciliation;
    }

    /** @param perSecond how many are begun in a second at most; 0: as many as go */
    TradeReconciliation sendOrders(InvoiceFile file, int most, int perSecond) {
        List<Trade> trades = Trades.of(
                file.invoices().subList(0, Math.min(most, file.invoices().size())));
        makeMasters(MasterData.of(trades.stream()
                .filter(trade -> !(trade instanceof Trade.Refused))
                .map(Trade::invoice)
                .toList()));
        return new TradeReplay(place, out, terminal).send(trades, perSecond);
    }

    private void makeMasters(MasterData wanted) {
        long begin = System.nanoTime();
        GpMasters.Made inGp = new GpMasters(place.gp()).make(wanted);
        out.printf(Locale.ROOT, "GP lacked %,d customers and %,d items: made", inGp.customers(), inGp.items());
        out.printf(Locale.ROOT, " in %.1f s.%n", (System.nanoTime() - begin) / 1e9);
        begin = System.nanoTime();
        StoreMasters.Made inStore = new StoreMasters(place.orderCloud(), parallel).make(inGp.present());
        out.printf(
                Locale.ROOT,
                "The store lacked %,d buyers and %,d products: made",
                inStore.buyers(),
                inStore.products());
        out.printf(Locale.ROOT, " in %.1f s.%n", (System.nanoTime() - begin) / 1e9);
    }

    private Map<Invoice, Outcome> send(List<Invoice> invoices) {
        Progress progress = new Progress(out, terminal, invoices.size(), Journey.Stage.accepted);
        Journey journey = new Journey(place.storebridge());
        Map<Invoice, Outcome> outcomes = new ConcurrentHashMap<>();
        parallel.forEach(invoices, invoice -> outcomes.put(invoice, journey.make(invoice, progress::reached)));
        out.printf(
                Locale.ROOT,
                "%,d orders made in %.1f s, %d at a time: %.1f orders/s.%n%n",
                progress.made(),
                progress.seconds(),
                AT_ONCE,
                progress.made() / progress.seconds());
        Map<Invoice, Outcome> ordered = new LinkedHashMap<>();
        invoices.forEach(invoice -> ordered.put(invoice, outcomes.get(invoice)));
        return ordered;
    }
}
