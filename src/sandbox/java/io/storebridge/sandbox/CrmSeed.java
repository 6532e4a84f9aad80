package io.storebridge.sandbox;

import io.storebridge.sandbox.salesforce.SalesforceStandIn;
import io.storebridge.sandbox.salesforce.Seed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fills an empty CRM with the sample company's customers as accounts and the people at their addresses as contacts: the
 * first of an account buys, the second approves, the others look. Two more: one whose account is no customer in GP
 * ({@value #PROSPECT}), and one who has left ({@value #LEFT}).
 */
class CrmSeed {

    static final String PROSPECT = "nora.newman@prospectrobotics.example";
    static final String LEFT = "leo.former@aaronfittingselectric.example";

    private static final String PEOPLE =
            """
            select c.CUSTNMBR, c.CUSTNAME, c.PHONE1 as ACCOUNTPHONE, a.CNTCPRSN, a.PHONE1, i.INET1
            from RM00101 c
            join RM00102 a on a.CUSTNMBR = c.CUSTNMBR
            join SY01200 i on i.Master_Type = 'CUS' and i.Master_ID = a.CUSTNMBR and i.ADRSCODE = a.ADRSCODE
            where i.INET1 <> ''
            order by c.CUSTNMBR, case when a.ADRSCODE = c.ADRSCODE then 0 else 1 end, a.ADRSCODE""";
    private static final List<String> ROLES = List.of("Buyer", "Approver", "Viewer");
    private static final List<String> TITLES = List.of("Purchasing", "Head of Purchasing", "Warehouse");

    private final JdbcClient gp;
    private final SalesforceStandIn crm;

    CrmSeed(DataSource gp, SalesforceStandIn crm) {
        this.gp = JdbcClient.create(gp);
        this.crm = crm;
    }

    /** Does nothing when the CRM was filled before. */
    void fillIfEmpty() {
        if (!crm.isEmpty()) {
            return;
        }
        Map<String, Seed.Account> accounts = new LinkedHashMap<>();
        gp.sql(PEOPLE).query(row -> {
            String customer = row.getString("CUSTNMBR").strip();
            Seed.Account account = accounts.get(customer);
            if (account == null) {
                account = new Seed.Account(
                        row.getString("CUSTNAME").strip(),
                        customer,
                        phone(row.getString("ACCOUNTPHONE")),
                        new ArrayList<>());
                accounts.put(customer, account);
            }
            int place = Math.min(account.contacts().size(), ROLES.size() - 1);
            account.contacts()
                    .add(contact(
                            row.getString("CNTCPRSN").strip(),
                            row.getString("INET1").strip(),
                            phone(row.getString("PHONE1")),
                            place,
                            true));
        });
        Seed.Account fitz = accounts.get("AARONFIT0001");
        if (fitz != null) {
            fitz.contacts().add(contact("Leo Former", LEFT, "", 0, false));
        }
        Seed.Account prospect = new Seed.Account(
                "Prospect Robotics", "", "", List.of(contact("Nora Newman", PROSPECT, "612-555-0199", 0, true)));
        crm.seed(Stream.concat(accounts.values().stream(), Stream.of(prospect)));
    }

    private static Seed.Contact contact(String person, String email, String phone, int place, boolean active) {
        String[] name = person.split(" ", 2);
        return new Seed.Contact(
                name.length > 1 ? name[0] : "",
                name[name.length - 1],
                email,
                phone,
                TITLES.get(place),
                ROLES.get(place),
                active);
    }

    /** GP keeps digits and a four-digit extension; a CRM shows what people dial. */
    private static String phone(String digits) {
        return digits.strip().replaceFirst("^(\\d{3})(\\d{3})(\\d{4})0000$", "($1) $2-$3");
    }
}
