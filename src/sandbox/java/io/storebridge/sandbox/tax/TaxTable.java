package io.storebridge.sandbox.tax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Rates by place, of {@code tax/rates.txt}. In other countries than the USA nothing is taxed. */
public final class TaxTable {

    private static final TaxTable LOADED = load();

    private final Map<String, State> byArea = new HashMap<>();
    private final Map<String, String> counties = new HashMap<>();
    private final Set<String> exempt = new HashSet<>();

    private TaxTable() {}

    private record State(
            String code,
            String name,
            BigDecimal state,
            BigDecimal county,
            BigDecimal city,
            BigDecimal special,
            boolean freight) {}

    /** State, County, City or Special. */
    public enum Level {
        STATE,
        COUNTY,
        CITY,
        SPECIAL;

        /** As AvaTax writes it. */
        public String word() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    /** @param rate as a fraction */
    public record Jurisdiction(Level level, String name, BigDecimal rate) {}

    /**
     * @param jurisdictions with a rate above zero
     * @param freightTaxed whether shipping is taxed
     */
    public record Rates(
            String state, String county, String city, List<Jurisdiction> jurisdictions, boolean freightTaxed) {

        public BigDecimal combined() {
            return jurisdictions.stream().map(Jurisdiction::rate).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        public BigDecimal rate(Level level) {
            return jurisdictions.stream()
                    .filter(one -> one.level() == level)
                    .map(Jurisdiction::rate)
                    .findFirst()
                    .orElse(BigDecimal.ZERO);
        }
    }

    public static TaxTable get() {
        return LOADED;
    }

    /** @param zip empty: somewhere in the state; the answer is null when it is none of the state */
    public Rates find(String country, String stateCode, String zip, String city) {
        if (!country.equals("US")) {
            return new Rates(stateCode, "", city.toUpperCase(Locale.ROOT), List.of(), false);
        }
        String area = zip.isEmpty() ? firstArea(stateCode) : zip.length() < 5 ? "" : zip.substring(0, 3);
        State state = byArea.get(area);
        if (state == null || !(stateCode.isEmpty() || state.code().equals(stateCode))) {
            return null;
        }
        String county = counties.getOrDefault(area, "COUNTY " + area);
        String town = city.isEmpty() ? "CITY OF " + zip : city.toUpperCase(Locale.ROOT);
        List<Jurisdiction> jurisdictions = new ArrayList<>();
        add(jurisdictions, Level.STATE, state.name(), state.state());
        add(jurisdictions, Level.COUNTY, county, state.county());
        add(jurisdictions, Level.CITY, town, state.city());
        add(jurisdictions, Level.SPECIAL, county + " TRANSIT DISTRICT", state.special());
        return new Rates(state.code(), county, town, jurisdictions, state.freight());
    }

    private String firstArea(String stateCode) {
        return byArea.entrySet().stream()
                .filter(area -> area.getValue().code().equals(stateCode))
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder())
                .orElse("");
    }

    /** Whether the providers have a certificate of the customer themselves. */
    public boolean isExempt(String customer) {
        return exempt.contains(customer);
    }

    private static void add(List<Jurisdiction> list, Level level, String name, BigDecimal rate) {
        if (rate.signum() > 0) {
            list.add(new Jurisdiction(level, name, rate));
        }
    }

    private static TaxTable load() {
        TaxTable table = new TaxTable();
        try (InputStream file = TaxTable.class.getResourceAsStream("/tax/rates.txt")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> table.add(line.split("\\|")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private void add(String[] row) {
        if (row[0].equals("exempt")) {
            exempt.add(row[1]);
        } else if (row.length == 2) {
            counties.put(row[0], row[1]);
        } else {
            State state = new State(
                    row[0],
                    row[1],
                    new BigDecimal(row[3]),
                    new BigDecimal(row[4]),
                    new BigDecimal(row[5]),
                    new BigDecimal(row[6]),
                    row[7].equals("yes"));
            for (String range : row[2].split(",")) {
                String[] ends = range.split("-");
                int last = Integer.parseInt(ends[ends.length - 1]);
                for (int area = Integer.parseInt(ends[0]); area <= last; area++) {
                    byArea.put("%03d".formatted(area), state);
                }
            }
        }
    }
}
