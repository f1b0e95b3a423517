package org.patchbridge.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointTableTest {
  @TempDir private Path folder;

  private Path table(String text) throws IOException {
    return Files.writeString(folder.resolve("cloud.csv"), text);
  }

  @Test
  void headerAndNumbersAreACloud() throws IOException {
    PointTable cloud = PointTable.read(table("x,y\n1,2.5\n-3e2,0\n"));

    assertThat(cloud.names()).containsExactly("x", "y");
    assertThat(cloud.points()).isDeepEqualTo(new double[][] {{1, 2.5}, {-300, 0}});
  }

  @Test
  void whatIsNoNumberIsLocated() throws IOException {
    assertThatThrownBy(() -> PointTable.read(table("x,y\n1,2\n3,\n")))
        .hasMessageContaining("cloud.csv, line 3, column 'y': the field is empty");
    assertThatThrownBy(() -> PointTable.read(table("x,y\n1,NaN\n")))
        .hasMessageContaining("'NaN' is no finite number");
    assertThatThrownBy(() -> PointTable.read(table("cell,y\nm1,1\n")))
        .hasMessageContaining("line 2, column 'cell': 'm1' is no finite number");
  }

  @Test
  void tableWithoutAHeaderIsRefusedAndLosesNoPoint() throws IOException {
    assertThatThrownBy(() -> PointTable.read(table("1,2\n3,4\n")))
        .hasMessageContaining("the first line is numbers");
  }

  @Test
  void columnWithoutANameIsRefused() throws IOException {
    assertThatThrownBy(() -> PointTable.read(table(",x\n0,1\n")))
        .hasMessageContaining("column 1 has no name");
    assertThatThrownBy(() -> PointTable.read(table(""))).hasMessageContaining("the file is empty");
    assertThatThrownBy(() -> PointTable.read(table("x\n"))).hasMessageContaining("no row below");
  }
}
