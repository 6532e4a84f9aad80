package io.storebridge.connectors.gp;

import io.storebridge.connectors.gp.NodeDefinition.Parameter;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;

/** GP's own database. Parameters go by name, so that later versions of a procedure may have more of them. */
final class SqlServer implements Dialect {

    static final String RECEIPT_NUMBER =
            "{call taGetPaymentNumber (@I_vDOCTYPE = ?, @I_vInc_Dec = ?, @O_vDOCNumber = ?, @O_iErrorState = ?)}";
    static final String MASTER_NUMBER = "{call taSopGetMasterNumber (@O_iOUTMasterNumber = ?, @O_iErrorState = ?)}";
    private static final int RECEIPT = 9;

    @Override
    public String systemTable(String name) {
        return "DYNAMICS.." + name;
    }

    static String callText(String procedure, List<Parameter> parameters) {
        StringBuilder call = new StringBuilder("{call ").append(procedure).append(" (");
        for (Parameter parameter : parameters) {
            call.append("@I_v").append(parameter.name()).append(" = ?, ");
        }
        return call.append("@O_iErrorState = ?, @oErrString = ?)}").toString();
    }

    @Override
    public Answer call(
            Connection connection, String procedure, List<Parameter> parameters, List<Object> values, int seconds)
            throws SQLException {
        try (CallableStatement call = connection.prepareCall(callText(procedure, parameters))) {
            call.setQueryTimeout(seconds);
            int place = 1;
            for (Object value : values) {
                call.setObject(place++, value instanceof LocalDate date ? Date.valueOf(date) : value);
            }
            call.registerOutParameter(place, Types.INTEGER);
            call.registerOutParameter(place + 1, Types.VARCHAR);
            execute(call);
            return new Answer(call.getInt(place), call.getString(place + 1));
        }
    }

    @Override
    public NumberAnswer nextNumber(Connection connection, int sopType, String documentId, int seconds)
            throws SQLException {
        String text = "{call taGetSopNumber (@I_tSOPTYPE = ?, @I_cDOCID = ?, @I_tInc_Dec = ?, @O_vSopNumber = ?, "
                + "@O_iErrorState = ?)}";
        try (CallableStatement call = connection.prepareCall(text)) {
            call.setQueryTimeout(seconds);
            call.setInt(1, sopType);
            call.setString(2, documentId);
            call.setInt(3, 1);
            call.registerOutParameter(4, Types.VARCHAR);
            call.registerOutParameter(5, Types.INTEGER);
            execute(call);
            return new NumberAnswer(call.getString(4), call.getInt(5));
        }
    }

    @Override
    public NumberAnswer nextReceiptNumber(Connection connection, int seconds) throws SQLException {
        try (CallableStatement call = connection.prepareCall(RECEIPT_NUMBER)) {
            call.setQueryTimeout(seconds);
            call.setInt(1, RECEIPT);
            call.setInt(2, 1);
            call.registerOutParameter(3, Types.VARCHAR);
            call.registerOutParameter(4, Types.INTEGER);
            execute(call);
            return new NumberAnswer(call.getString(3), call.getInt(4));
        }
    }

    @Override
    public int masterNumber(Connection connection, int seconds) throws SQLException {
        try (CallableStatement call = connection.prepareCall(MASTER_NUMBER)) {
            call.setQueryTimeout(seconds);
            call.registerOutParameter(1, Types.INTEGER);
            call.registerOutParameter(2, Types.INTEGER);
            execute(call);
            return call.getInt(1);
        }
    }

    @Override
    public String lockingSelect(String columns, String table, String condition) {
        return "SELECT " + columns + " FROM " + table + " WITH (UPDLOCK, ROWLOCK) WHERE " + condition;
    }

    /** Output parameters come after all counts and results that a procedure may give. */
    private static void execute(CallableStatement call) throws SQLException {
        boolean result = call.execute();
        while (result || call.getUpdateCount() != -1) {
            result = call.getMoreResults();
        }
    }

    /** Texts are not sent as Unicode: GP's columns are char, and a comparison with nvarchar would not use their index. */
    @Override
    public String utcNow() {
        return "GETUTCDATE()";
    }

    /** As datetime, whose ticks of 1/300 s a parameter of the driver's own type (datetime2) would miss. */
    @Override
    public String momentParameter() {
        return "CAST(? AS datetime)";
    }

    @Override
    public Properties driverProperties(GpProperties properties) {
        Properties all = new Properties();
        all.setProperty("applicationName", "Storebridge");
        all.setProperty("sendStringParametersAsUnicode", "false");
        all.setProperty(
                "loginTimeout", Long.toString(properties.connectTimeout().toSeconds()));
        all.setProperty(
                "socketTimeout", Long.toString(properties.socketTimeout().toMillis()));
        return all;
    }
}
