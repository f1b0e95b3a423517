///usr/bin/env jbang "$0" "$@" ; exit $?
//DEPS org.patchbridge:patchbridge-predict:0.3.0
//JAVA 17+

import java.nio.file.Path;
import org.patchbridge.predict.CellCall;
import org.patchbridge.predict.Model;
import org.patchbridge.predict.PatchBridge;

/** jbang CallCell.java MODEL RECORDING: the subclass of one recorded cell. */
class CallCell {
  public static void main(String[] arguments) {
    Model model = Model.load(Path.of(arguments[0]));
    CellCall call = model.call(PatchBridge.open(Path.of(arguments[1])));
    System.out.println(call.subclass().orElse("no call"));
  }
}
